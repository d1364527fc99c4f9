package io.sluice.http.socket;

import java.nio.ByteBuffer;
import java.util.Map;

import org.springframework.web.reactive.socket.CloseStatus;

/** What a client says on a socket. */
sealed interface ClientMessage {

	/**
	 * {@code connection_init}.
	 *
	 * @param introduction what the client says of itself
	 */
	record Init(Introduction introduction) implements ClientMessage {

	}

	/** {@code ping}. */
	record Ping() implements ClientMessage {

	}

	/** {@code pong}. */
	record Pong() implements ClientMessage {

	}

	/**
	 * {@code subscribe}: any operation.
	 *
	 * @param id how the client calls it
	 * @param request {@code query}, and if need be {@code operationName},
	 * {@code variables} and {@code extensions}
	 */
	record Subscribe(String id, Map<String, Object> request) implements ClientMessage {

	}

	/**
	 * {@code complete}: the client has heard enough.
	 *
	 * @param id how the client calls the operation; need not be known
	 */
	record Complete(String id) implements ClientMessage {

	}

	/**
	 * Something that the protocol does not allow.
	 *
	 * @param status what to close with
	 */
	record Invalid(CloseStatus status) implements ClientMessage {

	}

	/**
	 * A ping of the WebSocket itself, below the protocol.
	 *
	 * @param payload what the answer has to repeat
	 */
	record Probe(ByteBuffer payload) implements ClientMessage {

	}

	/** The client says nothing any more: it has closed the socket, or is gone. */
	record Gone() implements ClientMessage {

	}

}
