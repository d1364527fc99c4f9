package io.sluice.http.socket;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import io.sluice.http.AnswerEncoder;
import io.sluice.http.Frame;
import tools.jackson.databind.json.JsonMapper;

/** Writes what the server says on sockets, as JSON in UTF-8. */
final class MessageWriter {

	static final byte[] ACK = bytes("{\"type\":\"connection_ack\"}");

	static final byte[] PING = bytes("{\"type\":\"ping\"}");

	static final byte[] PONG = bytes("{\"type\":\"pong\"}");

	private final AnswerEncoder encoder;

	MessageWriter(AnswerEncoder encoder) {
		this.encoder = encoder;
	}

	static byte[] ack(Object payload) {
		return JsonMapper.shared().writeValueAsBytes(Map.of("type", "connection_ack", "payload", payload));
	}

	byte[] next(String id, ExecutionResult result) {
		return this.encoder.encode(result, frame(id, "next"));
	}

	byte[] error(String id, List<GraphQLError> errors) {
		return this.encoder.encode(errors, frame(id, "error"));
	}

	byte[] complete(String id) {
		return bytes("{\"id\":" + json(id) + ",\"type\":\"complete\"}");
	}

	private static Frame frame(String id, String type) {
		return Frame.of("{\"id\":" + json(id) + ",\"type\":\"" + type + "\",\"payload\":", "}");
	}

	private static String json(String text) {
		return JsonMapper.shared().writeValueAsString(text);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
