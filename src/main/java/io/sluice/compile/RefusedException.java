package io.sluice.compile;

import java.util.List;
import java.util.stream.Collectors;

/** What people wrote cannot be run. */
public final class RefusedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient List<Problem> problems;

	/**
	 * A refusal.
	 * @param refused everything that is wrong
	 */
	public RefusedException(Compilation.Refused refused) {
		super(refused.problems().stream().map(Problem::toString).collect(Collectors.joining("\n")));
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
