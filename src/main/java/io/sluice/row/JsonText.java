package io.sluice.row;

import java.util.function.Consumer;

import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;

/** JSON as text, in UTF-8, perhaps with a byte order mark. */
final class JsonText extends Encoding {

	static final JsonText INSTANCE = new JsonText();

	private JsonText() {
	}

	@Override
	public Slice slice(byte[] bytes) {
		boolean marked = bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB
				&& bytes[2] == (byte) 0xBF;
		return new Slice(bytes, marked ? 3 : 0, bytes.length, this);
	}

	@Override
	String name() {
		return "";
	}

	@Override
	Encoding named(String name) {
		throw new IllegalArgumentException("no part of JSON: " + name);
	}

	@Override
	boolean isEmpty(Slice slice) {
		return slice.length() == 0;
	}

	@Override
	JsonParser parser(Slice slice) {
		return Json.FACTORY.createParser(ObjectReadContext.empty(), slice.bytes(), slice.from(), slice.length());
	}

	@Override
	Object tree(Slice slice) {
		return Json.MAPPER.readValue(slice.bytes(), slice.from(), slice.length(), Object.class);
	}

	@Override
	Slice container(JsonParser parser, Slice slice, Consumer<JsonParser> over) {
		long start = parser.currentTokenLocation().getByteOffset();
		over.accept(parser);
		return between(start, parser.currentLocation().getByteOffset(), slice);
	}

	@Override
	Slice scalar(JsonParser parser, Slice slice) {
		long start = parser.currentTokenLocation().getByteOffset();
		parser.finishToken();
		return between(start, parser.currentLocation().getByteOffset(), slice);
	}

	private Slice between(long start, long end, Slice slice) {
		return new Slice(slice.bytes(), slice.from() + Math.toIntExact(start), slice.from() + Math.toIntExact(end),
				this);
	}

	@Override
	boolean beginByName(JsonParser parser) {
		return false;
	}

}
