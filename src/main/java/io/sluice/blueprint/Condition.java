package io.sluice.blueprint;

/**
 * The expression of a {@link Rule}, compiled. Immutable, safe for use by many threads.
 */
@FunctionalInterface
public interface Condition {

	/**
	 * Decides. Ends in bounded time, whatever the facts are.
	 * @param facts what the expression reads; asked for nothing else
	 * @return whether the expression is true
	 * @throws UndecidedException if it cannot be evaluated: something that it reads is
	 * not there, or is of another kind
	 */
	boolean holds(Facts facts) throws UndecidedException;

}
