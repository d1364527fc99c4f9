package io.sluice.row.protobuf;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * The entries of a map: an array of key and value, or an object. Of equal keys, the last
 * one counts.
 */
final class EntriesFrame implements Frame {

	private static final int KEY = 1;

	private static final int VALUE = 2;

	private final @Nullable Frame parent;

	private final int depth;

	private final Repetition values;

	private final MessageType type;

	private @Nullable Iterator<Map.Entry<String, Span>> entries;

	private @Nullable Span named;

	private boolean byName;

	EntriesFrame(Repetition values, MessageType type, @Nullable Frame parent, int depth) {
		this.parent = parent;
		this.depth = depth;
		this.values = values;
		this.type = type;
	}

	@Override
	public @Nullable Frame parent() {
		return this.parent;
	}

	@Override
	public int depth() {
		return this.depth;
	}

	/** Goes on as an object. */
	void readByName() {
		this.byName = true;
	}

	@Override
	public JsonToken next(ProtobufParser parser) {
		Span value = this.named;
		if (value != null) {
			this.named = null;
			return parser.begin(this.type.numbered(VALUE), value);
		}
		if (this.entries == null) {
			this.entries = entries(parser);
		}
		if (!this.entries.hasNext()) {
			return parser.end(this.byName ? JsonToken.END_OBJECT : JsonToken.END_ARRAY);
		}
		Map.Entry<String, Span> entry = this.entries.next();
		if (!this.byName) {
			return parser.begin(this.type, entry.getValue());
		}
		this.named = entry.getValue();
		return parser.named(entry.getKey());
	}

	private Iterator<Map.Entry<String, Span>> entries(ProtobufParser parser) {
		Map<String, Span> found = new LinkedHashMap<>();
		Field key = this.type.numbered(KEY);
		while (this.values.next(parser.input())) {
			Span entry = this.values.content(parser.input());
			found.put(parser.textOf(parser.begin(key, entry)), entry);
		}
		return found.entrySet().iterator();
	}

}
