package io.sluice.row;

/** An answer is larger than it may be. */
final class AnswerTooLargeException extends RuntimeException {

	private static final long serialVersionUID = 1L;

}
