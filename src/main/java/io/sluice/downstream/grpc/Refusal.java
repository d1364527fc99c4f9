package io.sluice.downstream.grpc;

import io.sluice.downstream.Rendered;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;

/** Why a value may not stand in metadata. The value itself is never repeated. */
enum Refusal {

	/** A list or an object. */
	SHAPE("A list or an object cannot stand in metadata."),

	/** What would end its line, or worse. */
	CONTROL("A value of metadata holds a line break or another control character."),

	/** What gRPC has no place for, but in binary metadata. */
	NOT_ASCII("A value of metadata holds a character that is not ASCII."),

	/** Binary metadata of something else. */
	NOT_BASE64("A value of binary metadata is not base64.");

	private final String message;

	Refusal(String message) {
		this.message = message;
	}

	Rendered rendered() {
		return new Rendered.Refused(Fault.of(Code.BAD_USER_INPUT, this.message));
	}

}
