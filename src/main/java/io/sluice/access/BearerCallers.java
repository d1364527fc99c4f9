package io.sluice.access;

import java.util.List;

import reactor.core.publisher.Mono;

/** Knows callers by their bearer tokens (RFC 6750, 2.1). */
final class BearerCallers implements Callers {

	private static final String SCHEME = "Bearer";

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
		String written = authorization.isEmpty() ? "" : authorization.getFirst().strip();
		return isBearer(written) ? this.tokens.grant(written.substring(SCHEME.length()).strip())
				: Mono.just(Grant.ANONYMOUS);
	}

	/** RFC 9110, 11.1: case does not count. */
	private static boolean isBearer(String written) {
		int end = SCHEME.length();
		return written.regionMatches(true, 0, SCHEME, 0, end)
				&& (written.length() == end || written.charAt(end) == ' ');
	}

}
