package io.sluice.row.protobuf;

import tools.jackson.core.exc.StreamReadException;

/** Bytes that are no message of the type that was promised. */
final class MalformedMessageException extends StreamReadException {

	private static final long serialVersionUID = 1L;

	MalformedMessageException(String message) {
		super(message);
	}

}
