package io.sluice.access;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What tells one caller with a token from others, whichever of its tokens it brings (RFC
 * 9068, 2.2; OpenID Connect Core, 2, for {@code azp}).
 *
 * @param issuer {@code iss}; empty if the token does not say
 * @param subject {@code sub}; empty if the token does not say
 * @param client {@code client_id} or {@code azp}; empty if the token does not say
 */
public record Account(String issuer, String subject, String client) {

	/**
	 * Reads claims.
	 * @param claims of a verified token
	 * @return whose they are; empty if they speak of nobody
	 */
	static Optional<Account> of(Map<String, Object> claims) {
		String client = Stream.of("client_id", "azp")
			.map((name) -> text(claims, name))
			.filter((text) -> !text.isEmpty())
			.findFirst()
			.orElse("");
		Account account = new Account(text(claims, "iss"), text(claims, "sub"), client);
		return (account.subject.isEmpty() && client.isEmpty()) ? Optional.empty() : Optional.of(account);
	}

	private static String text(Map<String, Object> claims, String name) {
		return (claims.get(name) instanceof String text) ? text : "";
	}

}
