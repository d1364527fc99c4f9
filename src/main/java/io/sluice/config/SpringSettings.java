package io.sluice.config;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is defined below {@code spring}, and used by its name below {@code sluice}.
 *
 * @param sslBundles names below {@code spring.ssl.bundle.jks} and {@code .pem}
 */
public record SpringSettings(Set<String> sslBundles) {

	public SpringSettings {
		sslBundles = Collections.unmodifiableSet(new TreeSet<>(sslBundles));
	}

	/**
	 * Where nothing is defined.
	 * @return no names
	 */
	public static SpringSettings none() {
		return new SpringSettings(Set.of());
	}

}
