package io.sluice.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Reads {@code sluice.*}. Every leaf is a {@link Setting}, a text with its place, so that
 * reading cannot fail.
 */
final class SettingsReader {

	private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("sluice");

	private static final String REGISTRATIONS = "spring.security.oauth2.client.registration";

	private final ConfigurableEnvironment environment;

	private final WrittenSettings written;

	SettingsReader(Path home, ConfigurableEnvironment environment) {
		this.environment = environment;
		this.written = new WrittenSettings(home, environment);
	}

	Settings read() {
		Map<String, ServiceSettings> services = binder()
			.bind(ROOT.append("services"), Bindable.mapOf(String.class, ServiceSettings.class))
			.orElseGet(Map::of);
		SecuritySettings security = binder().bind(ROOT.append("security"), Bindable.of(SecuritySettings.class))
			.orElseGet(SecuritySettings::unset);
		LimitSettings limits = binder().bind(ROOT.append("limits"), Bindable.of(LimitSettings.class))
			.orElseGet(LimitSettings::unset);
		DocumentSettings documents = binder().bind(ROOT.append("documents"), Bindable.of(DocumentSettings.class))
			.orElseGet(DocumentSettings::unset);
		AnswerSettings answers = binder().bind(ROOT.append("answers"), Bindable.of(AnswerSettings.class))
			.orElseGet(AnswerSettings::unset);
		CacheSettings cache = binder().bind(ROOT.append("cache"), Bindable.of(CacheSettings.class))
			.orElseGet(CacheSettings::unset);
		RateSettings rates = binder().bind(ROOT.append("rate-limits"), Bindable.of(RateSettings.class))
			.orElseGet(RateSettings::unset);
		ReloadSettings reload = binder().bind(ROOT.append("reload"), Bindable.of(ReloadSettings.class))
			.orElseGet(ReloadSettings::unset);
		return new Settings(services, security, limits, documents, answers, cache, rates, reload,
				new SpringSettings(sslBundles(), clientRegistrations()), this.written.all());
	}

	private Set<String> sslBundles() {
		return Stream.of("spring.ssl.bundle.jks", "spring.ssl.bundle.pem")
			.flatMap((kind) -> names(kind).stream())
			.collect(Collectors.toUnmodifiableSet());
	}

	private Map<String, String> clientRegistrations() {
		return names(REGISTRATIONS).stream()
			.collect(Collectors.toMap(Function.identity(),
					(name) -> binder().bind(REGISTRATIONS + "." + name + ".authorization-grant-type", String.class)
						.orElse("")));
	}

	private Set<String> names(String owner) {
		return binder().bind(owner, Bindable.mapOf(String.class, Object.class)).orElseGet(Map::of).keySet();
	}

	private Binder binder() {
		ApplicationConversionService conversions = new ApplicationConversionService();
		conversions.addConverter(Object.class, Setting.class,
				(value) -> (value instanceof Setting setting) ? setting : unplaced(value));
		conversions.addConverter(String.class, ClaimSettings.class, (name) -> ClaimSettings.named(unplaced(name)));
		return new Binder(ConfigurationPropertySources.get(this.environment),
				new PropertySourcesPlaceholdersResolver(this.environment), conversions, null,
				new Placing(this.written));
	}

	/** {@link Placing} gives it its place. */
	private static Setting unplaced(Object value) {
		return new Setting("", String.valueOf(value), new Place("", 0, 0));
	}

}
