package io.sluice.row;

/** An answer is larger than it may be. Nobody reads where that was found out. */
final class AnswerTooLargeException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	AnswerTooLargeException() {
		super(null, null, false, false);
	}

}
