package io.sluice.row;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.sluice.row.protobuf.Content;
import io.sluice.row.protobuf.Part;
import io.sluice.row.protobuf.ProtobufParser;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A protobuf message, or one member of it. No bytes at all are a message too. */
final class Message extends Encoding {

	private final Content content;

	Message(Content content) {
		this.content = content;
	}

	@Override
	public Slice slice(byte[] bytes) {
		return new Slice(bytes, 0, bytes.length, this);
	}

	@Override
	String name() {
		return this.content.name();
	}

	@Override
	Encoding named(String name) {
		return new Message(this.content.named(name));
	}

	@Override
	boolean isEmpty(Slice slice) {
		return false;
	}

	@Override
	ProtobufParser parser(Slice slice) {
		return new ProtobufParser(new Part(this.content, slice.bytes(), slice.from(), slice.to()));
	}

	@Override
	Object tree(Slice slice) {
		try (ProtobufParser parser = parser(slice)) {
			parser.nextToken();
			return container(parser);
		}
	}

	private static Object container(ProtobufParser parser) {
		boolean object = parser.currentToken() == JsonToken.START_OBJECT || parser.beginByName();
		return object ? members(parser) : elements(parser);
	}

	private static Map<String, @Nullable Object> members(ProtobufParser parser) {
		Map<String, @Nullable Object> members = new LinkedHashMap<>();
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			parser.nextToken();
			members.put(name, value(parser));
		}
		return members;
	}

	private static List<@Nullable Object> elements(ProtobufParser parser) {
		List<@Nullable Object> elements = new ArrayList<>();
		while (parser.nextToken() != JsonToken.END_ARRAY) {
			elements.add(value(parser));
		}
		return elements;
	}

	private static @Nullable Object value(ProtobufParser parser) {
		return switch (parser.currentToken()) {
			case START_OBJECT, START_ARRAY -> container(parser);
			case VALUE_NULL -> null;
			default -> LeafReader.readRaw(parser);
		};
	}

	@Override
	Slice container(JsonParser parser, Slice slice, Consumer<JsonParser> over) {
		Part part = ((ProtobufParser) parser).part();
		over.accept(parser);
		return new Slice(part.bytes(), part.from(), part.to(), new Message(part.content()));
	}

	/** A scalar may be a default, which no bytes say: as JSON it can always be said. */
	@Override
	Slice scalar(JsonParser parser, Slice slice) {
		return Slice.of(LeafReader.readRaw(parser));
	}

	@Override
	boolean beginByName(JsonParser parser) {
		return ((ProtobufParser) parser).beginByName();
	}

}
