package io.sluice.blueprint;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Whose tokens are accepted, and which of them.
 *
 * @param name what they have as {@code iss}, to the letter
 * @param keys where the issuer's public keys are
 * @param audiences one of which they have as {@code aud}
 * @param scopeClaims where the scopes are: the first of these claims that is there
 * @param algorithms how they may be signed, in the names of RFC 7518
 * @param clockSkew how far the issuer's clock may be from the gateway's
 * @param requiredClaims names of claims that they have
 * @param types what they may have as {@code typ}, in lower case and without
 * {@code application/}; empty text for nothing
 */
public record Issuer(String name, KeySource keys, Set<String> audiences, List<JsonPath> scopeClaims,
		Set<String> algorithms, Duration clockSkew, Set<String> requiredClaims, Set<String> types) {

	public Issuer {
		audiences = Set.copyOf(audiences);
		scopeClaims = List.copyOf(scopeClaims);
		algorithms = Set.copyOf(algorithms);
		requiredClaims = Set.copyOf(requiredClaims);
		types = Set.copyOf(types);
	}

}
