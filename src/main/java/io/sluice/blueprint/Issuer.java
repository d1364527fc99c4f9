package io.sluice.blueprint;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whose tokens are accepted, and which of them.
 *
 * @param name what they have as {@code iss}, to the letter
 * @param verification how it is found out whether they are the issuer's
 * @param audiences one of which they have as {@code aud}
 * @param scopeClaims where the scopes are: the first of these claims that is there
 * @param clockSkew how far the issuer's clock may be from the gateway's
 * @param requiredClaims names of claims that they have, with the texts one of which each
 * is, or has among others; no texts if any value will do
 * @param sslBundle the name of Spring Boot's SSL bundle for TLS to the issuer; the
 * platform's trusted certificates if empty
 */
public record Issuer(String name, Verification verification, Set<String> audiences, List<JsonPath> scopeClaims,
		Duration clockSkew, Map<String, Set<String>> requiredClaims, Optional<String> sslBundle) {

	public Issuer {
		audiences = Set.copyOf(audiences);
		scopeClaims = List.copyOf(scopeClaims);
		requiredClaims = requiredClaims.entrySet()
			.stream()
			.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, (claim) -> Set.copyOf(claim.getValue())));
	}

}
