package io.sluice.engine;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;
import io.sluice.blueprint.Access;
import io.sluice.plan.PlanTooLargeException;
import io.sluice.plan.Planner;

/**
 * Makes programs of operations.
 *
 * @param planner plans them
 * @param keepers makes what keeps what they fetch
 */
record Compiler(Planner planner, Keepers keepers) {

	/** As {@link Planner#conditions}. */
	Set<String> conditions(OperationDefinition operation, Map<String, FragmentDefinition> fragments) {
		return this.planner.conditions(operation, fragments);
	}

	/**
	 * Compiles an operation.
	 * @param operation a valid operation
	 * @param fragments the fragments of its document
	 * @param conditions the values of {@link #conditions}
	 * @param permitted whether the caller has what is needed to see a field
	 * @return its program, or that it is too large
	 */
	Compiled compile(OperationDefinition operation, Map<String, FragmentDefinition> fragments,
			Map<String, Object> conditions, Predicate<Access> permitted) {
		try {
			return new ProgramCompiler(this.planner.plan(operation, fragments, conditions, permitted), this.keepers)
				.compile();
		}
		catch (PlanTooLargeException ex) {
			return new Compiled.TooLarge(String.valueOf(ex.getMessage()));
		}
	}

}
