package io.sluice.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import graphql.execution.ExecutionContext;
import graphql.language.OperationDefinition;
import io.sluice.plan.PlanTooLargeException;
import io.sluice.plan.Planner;
import org.jspecify.annotations.Nullable;

/**
 * The programs of one document. Whoever keeps documents keeps this with each of them, and
 * hands it over in the GraphQL context of each request, so that a program lives as long
 * as its document. Safe for use by many threads.
 */
public final class Programs {

	/**
	 * The most programs of one document: operations, each with its conditions decided.
	 */
	private static final int MAX = 64;

	private final Map<OperationDefinition, Set<String>> conditions = new ConcurrentHashMap<>();

	private final Map<Decided, Compiled> programs = new ConcurrentHashMap<>();

	private final Runnable onChange;

	/**
	 * No programs yet.
	 * @param onChange is run when there are more or fewer {@link #fields} than before
	 */
	public Programs(Runnable onChange) {
		this.onChange = onChange;
	}

	/**
	 * How much memory the programs take.
	 * @return the fields of all programs together
	 */
	public int fields() {
		return this.programs.values().stream().mapToInt(Compiled::fields).sum();
	}

	/**
	 * The program of what is executed.
	 * @param context a valid operation of the document, with its variables coerced
	 * @param planner compiles it if it is not known yet
	 * @return the program, or that it is too large
	 */
	Compiled program(ExecutionContext context, Planner planner) {
		OperationDefinition operation = context.getOperationDefinition();
		Set<String> names = this.conditions.computeIfAbsent(operation,
				(_) -> planner.conditions(operation, context.getFragmentsByName()));
		List<@Nullable Object> values = new ArrayList<>(names.size());
		names.forEach((name) -> values.add(context.getCoercedVariables().get(name)));
		Decided decided = new Decided(operation, values);
		Compiled known = this.programs.get(decided);
		return (known != null) ? known : kept(decided, compile(context, names, planner));
	}

	private Compiled kept(Decided decided, Compiled compiled) {
		if (this.programs.size() >= MAX) {
			this.programs.clear();
		}
		this.programs.put(decided, compiled);
		this.onChange.run();
		return compiled;
	}

	private static Compiled compile(ExecutionContext context, Set<String> names, Planner planner) {
		Map<String, Object> decided = new HashMap<>();
		for (String name : names) {
			Object value = context.getCoercedVariables().get(name);
			if (value != null) {
				decided.put(name, value);
			}
		}
		try {
			return new ProgramCompiler(
					planner.plan(context.getOperationDefinition(), context.getFragmentsByName(), decided))
				.compile();
		}
		catch (PlanTooLargeException ex) {
			return new Compiled.TooLarge(String.valueOf(ex.getMessage()));
		}
	}

	private record Decided(OperationDefinition operation, List<@Nullable Object> conditions) {

	}

}
