package io.sluice.config;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is defined below {@code spring}, and used by its name below {@code sluice}.
 *
 * @param sslBundles names below {@code spring.ssl.bundle.jks} and {@code .pem}
 * @param clientRegistrations names below
 * {@code spring.security.oauth2.client.registration}, with the grant type of each, empty
 * if it is not said
 */
public record SpringSettings(Set<String> sslBundles, Map<String, String> clientRegistrations) {

	public SpringSettings {
		sslBundles = Collections.unmodifiableSet(new TreeSet<>(sslBundles));
		clientRegistrations = Collections.unmodifiableMap(new TreeMap<>(clientRegistrations));
	}

	/**
	 * Where nothing is defined.
	 * @return no names
	 */
	public static SpringSettings none() {
		return new SpringSettings(Set.of(), Map.of());
	}

}
