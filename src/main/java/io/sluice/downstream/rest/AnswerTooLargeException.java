package io.sluice.downstream.rest;

/** An answer had more bytes than may be read. */
final class AnswerTooLargeException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	AnswerTooLargeException(long limit) {
		super("the answer has more than " + limit + " bytes", null, false, false);
	}

}
