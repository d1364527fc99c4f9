package io.sluice.row.protobuf;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** An array: the values of a repeated field. */
final class ElementsFrame implements Frame {

	private final @Nullable Frame parent;

	private final int depth;

	private final Field field;

	private final Repetition values;

	private Span packed = Span.EMPTY;

	private int inPacked;

	ElementsFrame(Field field, Repetition values, @Nullable Frame parent, int depth) {
		this.parent = parent;
		this.depth = depth;
		this.field = field;
		this.values = values;
	}

	@Override
	public @Nullable Frame parent() {
		return this.parent;
	}

	@Override
	public int depth() {
		return this.depth;
	}

	@Override
	public JsonToken next(ProtobufParser parser) {
		WireInput input = parser.input();
		while (this.inPacked == this.packed.to()) {
			if (!this.values.next(input)) {
				return parser.end(JsonToken.END_ARRAY);
			}
			if (!this.field.isPackable() || WireInput.wireType(this.values.tag()) != WireInput.DELIMITED) {
				return element(parser, input);
			}
			this.packed = input.delimited();
			this.inPacked = this.packed.from();
			this.values.goOn(input);
		}
		JsonToken token = parser.scalar(this.field, input.at(this.packed, this.inPacked));
		this.inPacked = input.position();
		return token;
	}

	private JsonToken element(ProtobufParser parser, WireInput input) {
		if (this.field.isMessage()) {
			return parser.begin(this.field.messageType(), this.values.content(input));
		}
		input.check(this.values.tag(), this.field.wireType());
		JsonToken token = parser.scalar(this.field, input);
		this.values.goOn(input);
		return token;
	}

}
