package io.sluice.compile;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of headers, RFC 9110. */
final class HeaderNames {

	private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

	/** What HTTP itself writes: about the connection and the length of the body. */
	private static final Set<String> OF_THE_CONNECTION = Set.of("host", "content-length", "transfer-encoding",
			"connection", "keep-alive", "proxy-connection", "te", "trailer", "upgrade", "expect");

	private HeaderNames() {
	}

	/** Why metadata cannot be sent with this name. */
	static Optional<String> metadataRefusal(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		if (lower.startsWith("grpc-") || lower.equals("content-type") || lower.equals("user-agent")) {
			return Optional.of("The metadata " + name + " is written by the gateway itself. Leave it out.");
		}
		return refusal(name);
	}

	static boolean isToken(String name) {
		return TOKEN.matcher(name).matches();
	}

	/** Why a header cannot be sent with this name. */
	static Optional<String> refusal(String name) {
		if (!isToken(name)) {
			return Optional.of("\"" + name + "\" is no name of a header. Use letters, digits and dashes.");
		}
		return OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))
				? Optional.of("The header " + name + " is written by the gateway itself. Leave it out.")
				: Optional.empty();
	}

}
