package io.sluice.engine;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;

import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;
import io.sluice.blueprint.Access;
import io.sluice.plan.PlanTooLargeException;
import io.sluice.plan.Planner;

/** Makes programs of operations. Safe for use by many threads. */
final class Compiler {

	private final AtomicLong compiled = new AtomicLong();

	private final LongAdder found = new LongAdder();

	private final Planner planner;

	private final Keepers keepers;

	/**
	 * A compiler for one blueprint.
	 * @param planner plans operations
	 * @param keepers makes what keeps what they fetch
	 */
	Compiler(Planner planner, Keepers keepers) {
		this.planner = planner;
		this.keepers = keepers;
	}

	/**
	 * A program need not be made.
	 * @param known was made before
	 * @return the same
	 */
	Compiled known(Compiled known) {
		this.found.increment();
		return known;
	}

	/** How often a program was there already, and how often it was made. */
	PlanFigures figures() {
		return new PlanFigures(this.found::sum, this.compiled::get);
	}

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
				.compile(String.valueOf(this.compiled.incrementAndGet()));
		}
		catch (PlanTooLargeException ex) {
			return new Compiled.TooLarge(String.valueOf(ex.getMessage()));
		}
	}

}
