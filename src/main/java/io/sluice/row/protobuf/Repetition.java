package io.sluice.row.protobuf;

/** Finds all values of a field, one after the other, among those of others. */
final class Repetition {

	private final Field field;

	private final Span message;

	private final int last;

	private int position;

	private int tag;

	/**
	 * All values of a field.
	 * @param field the field
	 * @param message what it is a part of
	 * @param first where its first tag stands, or {@link Occurrences#NONE}
	 * @param last where its last tag stands, if there is one
	 */
	Repetition(Field field, Span message, int first, int last) {
		this.field = field;
		this.message = message;
		this.position = first;
		this.last = (first != Occurrences.NONE) ? last : Occurrences.NONE - 1;
	}

	Field field() {
		return this.field;
	}

	Span message() {
		return this.message;
	}

	/**
	 * Finds the next tag of the field.
	 * @param input stands behind it afterwards
	 * @return {@code false} if there is none
	 */
	boolean next(WireInput input) {
		input.at(this.message, this.position);
		while (input.position() <= this.last) {
			this.tag = input.tag();
			if (WireInput.number(this.tag) == this.field.number()) {
				return true;
			}
			input.skip(this.tag);
		}
		return false;
	}

	/** The tag that was found. */
	int tag() {
		return this.tag;
	}

	/**
	 * The message that the found tag stands before.
	 * @param input stands behind the tag
	 * @return the message's content
	 */
	Span content(WireInput input) {
		input.check(this.tag, this.field.wireType());
		Span content = input.message(this.tag);
		goOn(input);
		return content;
	}

	/**
	 * Has read a value.
	 * @param input stands behind it
	 */
	void goOn(WireInput input) {
		this.position = input.position();
	}

}
