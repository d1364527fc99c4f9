package io.sluice.row.protobuf;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;
import tools.jackson.core.sym.PropertyNameMatcher;

/**
 * Reads protobuf's wire format as the tokens of the JSON that it stands for, with the
 * names of the proto file. Members come in the order in which they are asked for, and
 * what nobody asks for is not looked at. Bytes that are not what they should be end in a
 * {@link tools.jackson.core.JacksonException}.
 */
public final class ProtobufParser extends ScalarParser {

	/** How deep messages may be nested, as with protobuf's own parsers. */
	private static final int MAX_DEPTH = 100;

	/** What any scalar is read from that is absent and has a default. */
	private static final Span ZERO = new Span(new byte[Long.BYTES], 0, Long.BYTES);

	private final WireInput input = new WireInput();

	private final Occurrences found = new Occurrences();

	// of two messages of the same depth, the first one has ended
	private final List<Occurrences> foundByDepth = new ArrayList<>();

	private @Nullable Frame frame;

	private boolean begun;

	private String name = "";

	private Content content;

	private Span span;

	/**
	 * A parser that stands before a value.
	 * @param part the value
	 */
	public ProtobufParser(Part part) {
		this.content = part.content();
		this.span = new Span(part.bytes(), part.from(), part.to());
	}

	/**
	 * The object or array that begins with the current token.
	 * @return all of it
	 */
	public Part part() {
		return new Part(this.content, this.span.array(), this.span.from(), this.span.to());
	}

	/**
	 * Reads a map as an object, if one has begun as an array.
	 * @return whether the parser stands on the begin of an object now
	 */
	public boolean beginByName() {
		if (this._currToken == JsonToken.START_ARRAY) {
			this._currToken = byName(this._currToken);
		}
		return this._currToken == JsonToken.START_OBJECT;
	}

	@Override
	public @Nullable JsonToken nextToken() {
		if (this.frame != null) {
			this._currToken = this.frame.next(this);
		}
		else if (this.begun) {
			this._currToken = null;
		}
		else {
			this.begun = true;
			this._currToken = begin();
		}
		return this._currToken;
	}

	@Override
	public int nextNameMatch(PropertyNameMatcher names) {
		if (this.frame instanceof MessageFrame message) {
			int match = message.next(names, this);
			this._currToken = (match != PropertyNameMatcher.MATCH_END_OBJECT) ? JsonToken.PROPERTY_NAME
					: JsonToken.END_OBJECT;
			return match;
		}
		return super.nextNameMatch(names);
	}

	@Override
	public ProtobufParser skipChildren() {
		switch (this._currToken) {
			case START_OBJECT -> this._currToken = end(JsonToken.END_OBJECT);
			case START_ARRAY -> this._currToken = end(JsonToken.END_ARRAY);
			case null, default -> {
				// nothing is open
			}
		}
		return this;
	}

	@Override
	public String currentName() {
		return this.name;
	}

	WireInput input() {
		return this.input;
	}

	JsonToken named(String name) {
		this.name = name;
		return JsonToken.PROPERTY_NAME;
	}

	/** Goes back to what the current frame stands in. */
	JsonToken end(JsonToken token) {
		this.frame = (this.frame != null) ? this.frame.parent() : null;
		return token;
	}

	private JsonToken begin() {
		return switch (this.content) {
			case MessageType type -> begin(type, this.span);
			case Field field -> begin(field, this.span);
			case Oneof oneof -> begin(oneof, this.span);
		};
	}

	/** Begins the value that a message stands for. */
	JsonToken begin(MessageType type, Span message) {
		JsonToken token = switch (type.form()) {
			case OBJECT -> open(message(type, message), JsonToken.START_OBJECT);
			case ONLY_FIELD -> begin(type.only(), message);
			case STRUCT -> byName(begin(type.only(), message));
			case VALUE -> whole(begin(type.kind(), message));
			case TIMESTAMP -> text(WellKnown.timestamp(this.input.at(message)));
			case DURATION -> text(WellKnown.duration(this.input.at(message)));
			case FIELD_MASK -> text(WellKnown.fieldMask(this.input.at(message)));
		};
		this.content = type;
		this.span = message;
		return token;
	}

	/** Begins the value of a field that is in no oneof. */
	JsonToken begin(Field field, Span message) {
		this.found.find(field.alone(), this.input.at(message));
		return begin(field, message, this.found.first(0), this.found.last(0));
	}

	/**
	 * Begins the value of a field.
	 * @param field the field
	 * @param message what it is a part of
	 * @param first where its first tag stands, or {@link Occurrences#NONE}
	 * @param last where its last tag stands, if there is one
	 * @return the first token of the value
	 */
	JsonToken begin(Field field, Span message, int first, int last) {
		if (field.cardinality().isList()) {
			return beginList(field, message, new Repetition(field, message, first, last));
		}
		if (first == Occurrences.NONE) {
			return absent(field);
		}
		if (first != last && field.isMessage()) {
			return begin(field.messageType(), merged(field, message, first, last));
		}
		int tag = this.input.at(message, last).tag();
		this.input.check(tag, field.wireType());
		return field.isMessage() ? begin(field.messageType(), this.input.message(tag)) : scalar(field, this.input);
	}

	private JsonToken absent(Field field) {
		if (field.cardinality() == Cardinality.NULLABLE) {
			return JsonToken.VALUE_NULL;
		}
		return switch (field.type()) {
			case MESSAGE, GROUP -> begin(field.messageType(), Span.EMPTY);
			case ENUM -> enumValue(field, field.enumDefault());
			default -> scalar(field, this.input.at(ZERO));
		};
	}

	private JsonToken begin(Oneof oneof, Span message) {
		this.found.find(oneof.alone(), this.input.at(message));
		int set = this.found.set(0);
		return (set != Occurrences.NONE)
				? begin(oneof, oneof.alone().field(set), message, this.found.first(set), this.found.last(set))
				: JsonToken.VALUE_NULL;
	}

	/**
	 * Begins the value of a oneof.
	 * @param oneof the oneof
	 * @param set its field that is set
	 * @param message what it is a part of
	 * @param first where the field's first tag stands
	 * @param last where its last tag stands
	 * @return the first token of the value
	 */
	JsonToken begin(Oneof oneof, Field set, Span message, int first, int last) {
		JsonToken token = begin(set, message, first, last);
		if (token == JsonToken.START_OBJECT && this.frame instanceof MessageFrame object) {
			object.sayType();
		}
		this.content = oneof;
		this.span = message;
		return token;
	}

	private JsonToken beginList(Field field, Span message, Repetition values) {
		this.content = field;
		this.span = message;
		int depth = nested(field.isOfAnyJson() ? 1 : 0);
		return open((field.cardinality() == Cardinality.MAP)
				? new EntriesFrame(values, field.messageType(), this.frame, depth)
				: new ElementsFrame(field, values, this.frame, depth), JsonToken.START_ARRAY);
	}

	private JsonToken byName(JsonToken token) {
		if (this.frame instanceof EntriesFrame entries) {
			entries.readByName();
			return JsonToken.START_OBJECT;
		}
		return token;
	}

	private JsonToken whole(JsonToken token) {
		return (token == JsonToken.VALUE_NUMBER_FLOAT) ? number() : token;
	}

	private int nested(int more) {
		int depth = (this.frame != null) ? this.frame.depth() + more : 0;
		if (depth > MAX_DEPTH) {
			throw new MalformedMessageException("messages are nested too deep");
		}
		return depth;
	}

	private MessageFrame message(MessageType type, Span message) {
		int depth = nested(1);
		while (this.foundByDepth.size() <= depth) {
			this.foundByDepth.add(new Occurrences());
		}
		return new MessageFrame(type, message, this.foundByDepth.get(depth), this.frame, depth);
	}

	private JsonToken open(Frame opened, JsonToken token) {
		this.frame = opened;
		return token;
	}

	/** The values of a field that should have one, as one. */
	private Span merged(Field field, Span message, int first, int last) {
		Repetition values = new Repetition(field, message, first, last);
		ByteArrayOutputStream merged = new ByteArrayOutputStream();
		while (values.next(this.input)) {
			Span content = values.content(this.input);
			merged.write(content.array(), content.from(), content.to() - content.from());
		}
		return new Span(merged.toByteArray(), 0, merged.size());
	}

}
