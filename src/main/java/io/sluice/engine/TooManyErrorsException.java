package io.sluice.engine;

/** An answer has more errors than can be told. */
final class TooManyErrorsException extends RuntimeException {

	private static final long serialVersionUID = 1L;

}
