package io.sluice.http.socket;

import java.util.Map;
import java.util.function.Function;

import io.sluice.http.NamedDocument;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.web.reactive.socket.WebSocketMessage;

/** Reads what clients say. Whatever they send, it is a message, if an invalid one. */
final class MessageReader {

	private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {
	};

	private final JsonMapper mapper;

	/**
	 * A reader.
	 * @param mapper reads variables as those of other requests are read
	 */
	MessageReader(JsonMapper mapper) {
		this.mapper = mapper;
	}

	/**
	 * Reads a message.
	 * @param message text or binary; its payload is not needed afterwards
	 * @return what it says
	 */
	ClientMessage read(WebSocketMessage message) {
		if (message.getType() != WebSocketMessage.Type.TEXT) {
			return invalid("A message must be text");
		}
		try {
			return read(this.mapper.readTree(message.getPayload().asInputStream()));
		}
		catch (JacksonException ex) {
			return invalid("A message must be JSON");
		}
	}

	private ClientMessage read(JsonNode message) {
		if (!message.isObject()) {
			return invalid("A message must be a JSON object");
		}
		return switch (message.path("type").asString("")) {
			case "connection_init" -> withPayload(message, MessageReader::initialise);
			case "ping" -> withPayload(message, (_) -> new ClientMessage.Ping());
			case "pong" -> withPayload(message, (_) -> new ClientMessage.Pong());
			case "subscribe" -> withId(message, (id) -> subscribe(id, message.path("payload")));
			case "complete" -> withId(message, ClientMessage.Complete::new);
			default -> invalid("The type of the message is unknown");
		};
	}

	private ClientMessage withPayload(JsonNode message, Function<Map<String, Object>, ClientMessage> making) {
		JsonNode payload = message.path("payload");
		if (isAbsent(payload)) {
			return making.apply(Map.of());
		}
		return payload.isObject() ? making.apply(object(payload)) : invalid("The payload must be an object");
	}

	private static ClientMessage initialise(Map<String, Object> payload) {
		Introduction introduction = new Introduction(payload);
		return introduction.mistaken()
			.map((name) -> invalid("The " + name + " must be a text"))
			.orElseGet(() -> new ClientMessage.Init(introduction));
	}

	private static ClientMessage withId(JsonNode message, Function<String, ClientMessage> making) {
		JsonNode id = message.path("id");
		return (id.isString() && !id.asString().isEmpty()) ? making.apply(id.asString())
				: invalid("The id must be a text");
	}

	private ClientMessage subscribe(String id, JsonNode payload) {
		boolean unsent = isAbsent(payload.path("query")) && payload.isObject()
				&& NamedDocument.isNamed(object(payload));
		if (!unsent && (!payload.path("query").isString() || payload.path("query").asString().isBlank())) {
			return invalid("The query must be a text");
		}
		if (!isAbsent(payload.path("operationName")) && !payload.path("operationName").isString()) {
			return invalid("The operationName must be a text");
		}
		if (!isObjectOrAbsent(payload.path("variables")) || !isObjectOrAbsent(payload.path("extensions"))) {
			return invalid("The variables and extensions must be objects");
		}
		return new ClientMessage.Subscribe(id, object(payload));
	}

	private Map<String, Object> object(JsonNode node) {
		return this.mapper.convertValue(node, OBJECT);
	}

	private static boolean isObjectOrAbsent(JsonNode node) {
		return isAbsent(node) || node.isObject();
	}

	private static boolean isAbsent(JsonNode node) {
		return node.isMissingNode() || node.isNull();
	}

	private static ClientMessage invalid(String reason) {
		return new ClientMessage.Invalid(Closing.invalid(reason));
	}

}
