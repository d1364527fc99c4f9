package io.sluice.compile;

import java.util.Optional;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime.Program;
import io.sluice.blueprint.Condition;
import io.sluice.blueprint.Facts;
import io.sluice.blueprint.UndecidedException;

/**
 * A compiled CEL expression. Only true is true: whatever else it gives is undecided.
 *
 * @param program the expression
 */
record CelCondition(Program program) implements Condition {

	@Override
	public boolean holds(Facts facts) throws UndecidedException {
		Object value = evaluate(facts);
		if (value instanceof Boolean truth) {
			return truth;
		}
		throw new UndecidedException("neither true nor false: " + value.getClass().getSimpleName(), null);
	}

	private Object evaluate(Facts facts) throws UndecidedException {
		try {
			return this.program.eval((name) -> variable(name, facts));
		}
		catch (CelEvaluationException | RuntimeException ex) {
			throw new UndecidedException(String.valueOf(ex.getMessage()), ex);
		}
	}

	private static Optional<Object> variable(String name, Facts facts) {
		return switch (name) {
			case "claims" -> Optional.of(CelValue.of(facts.claims()));
			case "args" -> Optional.of(CelValue.of(facts.args()));
			case "parent" -> Optional.of(CelValue.of(facts.parent()));
			case "result" -> Optional.of(CelValue.of(facts.result()));
			default -> Optional.empty();
		};
	}

}
