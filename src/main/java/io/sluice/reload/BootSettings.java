package io.sluice.reload;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/**
 * What the files say that is not for the gateway itself but for Spring Boot, which reads
 * it once.
 *
 * @param values the values as written, by key; they may be secrets
 */
record BootSettings(Map<String, String> values) {

	/** As Spring Boot calls what it has read from files. */
	private static final String FILE = "Config ";

	/**
	 * Reads what stands in an environment.
	 * @param environment where files have been read into
	 */
	static BootSettings in(ConfigurableEnvironment environment) {
		Map<String, String> values = new HashMap<>();
		for (PropertySource<?> source : environment.getPropertySources()) {
			if (isFile(source) && source instanceof EnumerablePropertySource<?> readable) {
				for (String key : readable.getPropertyNames()) {
					if (!key.startsWith("sluice.")) {
						values.putIfAbsent(key, String.valueOf(readable.getProperty(key)));
					}
				}
			}
		}
		return new BootSettings(values);
	}

	/** Whether something was read from a file. */
	static boolean isFile(PropertySource<?> source) {
		return source.getName().startsWith(FILE);
	}

	/**
	 * Compares.
	 * @param other what was there before
	 * @return the keys whose values differ, each once
	 */
	Stream<String> differingFrom(BootSettings other) {
		return Stream.of(this.values, other.values)
			.flatMap((some) -> some.keySet().stream())
			.distinct()
			.filter((key) -> !Objects.equals(this.values.get(key), other.values.get(key)));
	}

	/** The keys. */
	@Override
	public String toString() {
		return List.copyOf(this.values.keySet()).toString();
	}

}
