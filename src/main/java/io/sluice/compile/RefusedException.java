package io.sluice.compile;

import java.util.List;

/** What people wrote cannot be run. */
public final class RefusedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient List<Problem> problems;

	/**
	 * A refusal.
	 * @param refused everything that is wrong
	 */
	public RefusedException(Compilation.Refused refused) {
		super(refused.problems().size() + " problems, the first being " + refused.problems().getFirst());
		this.problems = refused.problems();
	}

	/**
	 * Everything that is wrong.
	 * @return the problems, in order of file, line and column
	 */
	public List<Problem> problems() {
		return this.problems;
	}

}
