package io.sluice.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/**
 * All values below {@code sluice} that somebody meant for us, with the keys as written.
 * In the variables of the operating system anything may begin with {@code SLUICE_}, so
 * these are only read where a setting asks for them.
 */
final class WrittenSettings {

	private static final Pattern FILE = Pattern.compile("file \\[([^]]+)]");

	private final Path home;

	private final Map<ConfigurationPropertyName, Setting> settings = new LinkedHashMap<>();

	WrittenSettings(Path home, ConfigurableEnvironment environment) {
		this.home = home.toAbsolutePath().normalize();
		for (PropertySource<?> source : environment.getPropertySources()) {
			if (source instanceof EnumerablePropertySource<?> readable && !isOfTheSystem(source.getName())) {
				read(readable, environment);
			}
		}
	}

	private static boolean isOfTheSystem(String source) {
		return source.equals(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)
				|| source.equals(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME)
				|| source.equals("configurationProperties");
	}

	private void read(EnumerablePropertySource<?> source, ConfigurableEnvironment environment) {
		for (String key : source.getPropertyNames()) {
			if (key.startsWith("sluice.")) {
				String text = environment.resolvePlaceholders(String.valueOf(source.getProperty(key)));
				this.settings.putIfAbsent(ConfigurationPropertyName.adapt(key, '.'),
						new Setting(key, text, place(source, key)));
			}
		}
	}

	private Place place(EnumerablePropertySource<?> source, String key) {
		Place place = place(OriginLookup.getOrigin(source, key));
		if (place != null) {
			return place;
		}
		return Stream.of(source.getPropertyNames())
			.map((other) -> place(OriginLookup.getOrigin(source, other)))
			.filter(Objects::nonNull)
			.findFirst()
			.map((other) -> new Place(other.file(), 0, 0))
			.orElseGet(() -> new Place(file(source.getName()), 0, 0));
	}

	private @Nullable Place place(@Nullable Origin origin) {
		if (!(origin instanceof TextResourceOrigin text) || text.getResource() == null) {
			return null;
		}
		TextResourceOrigin.Location location = text.getLocation();
		String file = file(text.getResource());
		return (location != null) ? new Place(file, location.getLine() + 1, location.getColumn() + 1)
				: new Place(file, 0, 0);
	}

	/** The file that a source of properties is named after, or its name. */
	private String file(String source) {
		Matcher named = FILE.matcher(source);
		return named.find() ? file(new FileSystemResource(named.group(1))) : source;
	}

	private String file(Resource resource) {
		try {
			Path path = resource.getFile().toPath().toAbsolutePath().normalize();
			Path shown = path.startsWith(this.home) ? this.home.relativize(path) : path;
			return shown.toString().replace('\\', '/');
		}
		catch (IOException ex) {
			return resource.getDescription();
		}
	}

	/**
	 * The setting that a value was bound from.
	 * @param property the property that was bound
	 * @param text its value, with placeholders filled in
	 */
	Setting of(ConfigurationProperty property, String text) {
		Setting setting = this.settings.get(property.getName());
		if (setting != null && !isOfTheSystem(property)) {
			return new Setting(setting.key(), text, setting.place());
		}
		String variable = (property.getOrigin() instanceof PropertySourceOrigin origin) ? origin.getPropertyName()
				: String.valueOf(property.getOrigin());
		return new Setting(property.getName().toString(), text, new Place(variable, 0, 0));
	}

	private static boolean isOfTheSystem(ConfigurationProperty property) {
		ConfigurationPropertySource source = property.getSource();
		return source != null && source.getUnderlyingSource() instanceof PropertySource<?> underlying
				&& isOfTheSystem(underlying.getName());
	}

	List<Setting> all() {
		List<Setting> sorted = new ArrayList<>(this.settings.values());
		sorted.sort(Comparator.comparing(Setting::place, Place.ORDER));
		return sorted;
	}

}
