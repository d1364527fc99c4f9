package io.sluice.access;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import reactor.core.publisher.Mono;

/** Knows callers by their bearer tokens (RFC 6750, 2.1). */
final class BearerCallers implements Callers {

	private static final Pattern SCHEME = Pattern.compile("bearer(?: .*)?", Pattern.CASE_INSENSITIVE);

	/** "b64token" of RFC 6750, 2.1, but with as many blanks before as there are. */
	private static final Pattern TOKEN = Pattern.compile("bearer +([a-z0-9._~+/-]+=*)", Pattern.CASE_INSENSITIVE);

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
		if (!SCHEME.matcher(written).matches()) {
			return Mono.just(Grant.ANONYMOUS);
		}
		Matcher bearer = TOKEN.matcher(written);
		return bearer.matches() ? this.tokens.grant(bearer.group(1))
				: Mono.error(new BadTokenException("it is no token by its letters"));
	}

}
