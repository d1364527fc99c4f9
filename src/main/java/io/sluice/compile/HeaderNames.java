package io.sluice.compile;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of headers, RFC 9110, and of gRPC's metadata. */
final class HeaderNames {

	private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

	/** Names of gRPC's metadata, in which fewer signs are allowed than in HTTP. */
	private static final Pattern METADATA = Pattern.compile("[0-9A-Za-z_.-]+");

	/** What gRPC itself writes. */
	private static final Set<String> OF_THE_CALL = Set.of("content-type", "user-agent");

	/** What HTTP itself writes: about the connection and the length of the body. */
	private static final Set<String> OF_THE_CONNECTION = Set.of("host", "content-length", "transfer-encoding",
			"connection", "keep-alive", "proxy-connection", "te", "trailer", "upgrade", "expect");

	private HeaderNames() {
	}

	/** Why metadata cannot be sent with this name. It is sent in lower case. */
	static Optional<String> metadataRefusal(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		if (!METADATA.matcher(name).matches()) {
			return Optional
				.of("\"" + name + "\" is no name of metadata. Use letters, digits, dashes, underscores and dots.");
		}
		return (lower.startsWith("grpc-") || OF_THE_CALL.contains(lower) || OF_THE_CONNECTION.contains(lower))
				? Optional.of("The metadata " + name + " is written by the gateway itself. Leave it out.")
				: Optional.empty();
	}

	/** Whether metadata of this name is bytes. */
	static boolean isBinary(String name) {
		return name.toLowerCase(Locale.ROOT).endsWith("-bin");
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
