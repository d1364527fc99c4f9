package io.sluice.row.protobuf;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;
import tools.jackson.core.sym.PropertyNameMatcher;

/** An object: a message. Nothing is looked for in it before something is asked for. */
final class MessageFrame implements Frame {

	private final @Nullable Frame parent;

	private final int depth;

	private final MessageType type;

	private final Span message;

	private final Occurrences found;

	private @Nullable Selection selection;

	private @Nullable String typeName;

	private int member = -1;

	private boolean named;

	MessageFrame(MessageType type, Span message, Occurrences found, @Nullable Frame parent, int depth) {
		this.found = found;
		this.parent = parent;
		this.depth = depth;
		this.type = type;
		this.message = message;
	}

	@Override
	public @Nullable Frame parent() {
		return this.parent;
	}

	@Override
	public int depth() {
		return this.depth;
	}

	/** Says which message it is, since it could be another one. */
	void sayType() {
		this.typeName = this.type.simpleName();
	}

	/**
	 * Goes on to the next member that is asked for.
	 * @param names the names of those that are
	 * @param parser reads this
	 * @return what the names call the member
	 */
	int next(PropertyNameMatcher names, ProtobufParser parser) {
		Selection asked = this.selection;
		if (asked == null) {
			asked = lookFor(this.type.selection(names), parser);
		}
		return advance(asked, parser) ? asked.match(this.member) : PropertyNameMatcher.MATCH_END_OBJECT;
	}

	@Override
	public JsonToken next(ProtobufParser parser) {
		Selection asked = this.selection;
		if (asked == null) {
			asked = lookFor(this.type.all(), parser);
		}
		if (this.named) {
			this.named = false;
			return value(asked, parser);
		}
		return advance(asked, parser) ? JsonToken.PROPERTY_NAME : JsonToken.END_OBJECT;
	}

	private Selection lookFor(Selection asked, ProtobufParser parser) {
		this.selection = asked;
		this.found.find(asked, parser.input().at(this.message));
		return asked;
	}

	private boolean advance(Selection asked, ProtobufParser parser) {
		while (++this.member < asked.members()) {
			Member next = asked.member(this.member);
			if (isShown(next, asked)) {
				this.named = true;
				parser.named(next.memberName());
				return true;
			}
		}
		parser.end(JsonToken.END_OBJECT);
		return false;
	}

	/** Null is not shown to who asks by name: it is what they have without it. */
	private boolean isShown(Member next, Selection asked) {
		int place = asked.place(this.member);
		return switch (next) {
			case Field field -> field.cardinality() != Cardinality.NULLABLE || !asked.isByName()
					|| this.found.first(place) != Occurrences.NONE;
			case Oneof _ -> this.found.set(place) != Occurrences.NONE;
			case TypeName _ -> this.typeName != null;
		};
	}

	private JsonToken value(Selection asked, ProtobufParser parser) {
		int place = asked.place(this.member);
		return switch (asked.member(this.member)) {
			case Field field -> parser.begin(field, this.message, this.found.first(place), this.found.last(place));
			case Oneof oneof -> {
				int set = this.found.set(place);
				yield parser.begin(oneof, asked.field(set), this.message, this.found.first(set), this.found.last(set));
			}
			case TypeName _ -> parser.text(Objects.requireNonNull(this.typeName));
		};
	}

}
