package io.sluice.generation;

/** A mutation was asked for where there may be {@link QueriesOnly}. */
public final class NoQueryException extends RuntimeException {

	private static final long serialVersionUID = 1L;

}
