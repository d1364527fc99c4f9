package io.sluice.downstream.rest;

import io.sluice.downstream.Rendered;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;

/** Why a value may not be sent. The value itself is never repeated. */
enum Refusal {

	/** A segment that would climb, or stay where it is. */
	DOT_SEGMENT("A value makes a segment of a path \".\" or \"..\"."),

	/** A segment that would vanish. */
	EMPTY_SEGMENT("A value leaves a segment of a path empty."),

	/** A list or an object in a path. */
	PATH_SHAPE("A list or an object cannot stand in a path."),

	/** An object, or a list in a list, in a query parameter. */
	QUERY_SHAPE("An object or a list of lists cannot stand in a query parameter."),

	/** A list or an object in a header. */
	HEADER_SHAPE("A list or an object cannot stand in a header."),

	/** A header that would end its line, or worse. */
	HEADER_CONTROL("A value of a header holds a line break or another control character."),

	/** Half a surrogate pair, which UTF-8 cannot write. */
	NOT_TEXT("A value holds half a surrogate pair, which is no text."),

	/** A body that cannot be written as JSON. */
	NOT_JSON("A value cannot be written as JSON.");

	private final String message;

	Refusal(String message) {
		this.message = message;
	}

	Rendered rendered() {
		return new Rendered.Refused(Fault.of(Code.BAD_USER_INPUT, this.message));
	}

}
