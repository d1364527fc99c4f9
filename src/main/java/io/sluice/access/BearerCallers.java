package io.sluice.access;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import reactor.core.publisher.Mono;

/** Knows callers by their bearer tokens (RFC 6750, 2.1). */
final class BearerCallers implements Callers {

	private static final Pattern SCHEME = Pattern.compile("bearer(?: +(.*))?", Pattern.CASE_INSENSITIVE);

	private final VerifiedTokens tokens;

	BearerCallers(VerifiedTokens tokens) {
		this.tokens = tokens;
	}

	/** Other schemes are for somebody else, a proxy perhaps: they make nobody known. */
	@Override
	public Mono<Grant> identify(List<String> authorization) {
		if (authorization.size() > 1) {
			return Mono.error(new BadTokenException("more than one Authorization"));
		}
		Matcher bearer = SCHEME.matcher(authorization.isEmpty() ? "" : authorization.getFirst().strip());
		if (!bearer.matches()) {
			return Mono.just(Grant.ANONYMOUS);
		}
		return (bearer.group(1) != null) ? this.tokens.grant(bearer.group(1))
				: Mono.error(new BadTokenException("an empty token"));
	}

}
