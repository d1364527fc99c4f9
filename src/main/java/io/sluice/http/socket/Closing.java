package io.sluice.http.socket;

import java.nio.charset.StandardCharsets;

import org.springframework.web.reactive.socket.CloseStatus;

/** Why a socket is closed, in the codes and words of the protocol. */
final class Closing {

	/** RFC 6455: the gateway stops. Clients connect anew. */
	static final CloseStatus GOING_AWAY = new CloseStatus(1001, "Going away");

	/** RFC 6455: nothing comes back. Clients that are still there connect anew. */
	static final CloseStatus NO_PONG = new CloseStatus(1001, "No pong");

	/** Registered for RFC 6455: what is needed is not there. Clients connect anew. */
	static final CloseStatus TRY_AGAIN = new CloseStatus(1013, "Try again later");

	/** RFC 6455: a message has more bytes than it may. */
	static final CloseStatus TOO_BIG = new CloseStatus(1009, "The message is too large");

	static final CloseStatus UNAUTHORIZED = new CloseStatus(4401, "Unauthorized");

	static final CloseStatus FORBIDDEN = new CloseStatus(4403, "Forbidden");

	static final CloseStatus SUBPROTOCOL = new CloseStatus(4406, "Subprotocol not acceptable");

	static final CloseStatus INIT_TIMEOUT = new CloseStatus(4408, "Connection initialisation timeout");

	static final CloseStatus TOO_MANY_INITS = new CloseStatus(4429, "Too many initialisation requests");

	static final CloseStatus FAILED = new CloseStatus(4500, "Internal server error");

	/** RFC 6455, 5.5: a close frame has at most 125 bytes, two of which are the code. */
	private static final int LONGEST = 123;

	private Closing() {
	}

	/**
	 * A message that the protocol does not know.
	 * @param reason what is wrong with it
	 * @return 4400 with the reason
	 */
	static CloseStatus invalid(String reason) {
		return new CloseStatus(4400, shortened(reason));
	}

	/**
	 * A second operation of the same name.
	 * @param id the name
	 * @return 4409 with the protocol's words
	 */
	static CloseStatus duplicate(String id) {
		String after = " already exists";
		String before = shortened("Subscriber for " + id, LONGEST - after.length());
		return new CloseStatus(4409, before + after);
	}

	private static String shortened(String reason) {
		return shortened(reason, LONGEST);
	}

	/** Without half a letter at its end. */
	private static String shortened(String reason, int longest) {
		StringBuilder shortened = new StringBuilder(reason.substring(0, Math.min(reason.length(), longest)));
		while (shortened.toString().getBytes(StandardCharsets.UTF_8).length > longest || endsInHalf(shortened)) {
			shortened.setLength(shortened.length() - 1);
		}
		return shortened.toString();
	}

	private static boolean endsInHalf(CharSequence text) {
		return !text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1));
	}

}
