package io.sluice.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import graphql.execution.ExecutionContext;
import graphql.language.OperationDefinition;
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

	private final Map<Decided, Program> programs = new ConcurrentHashMap<>();

	/**
	 * The program of what is executed.
	 * @param context a valid operation of the document, with its variables coerced
	 * @param planner compiles it if it is not known yet
	 * @return the program
	 * @throws io.sluice.plan.PlanTooLargeException if it is too large
	 */
	Program program(ExecutionContext context, Planner planner) {
		OperationDefinition operation = context.getOperationDefinition();
		Set<String> names = this.conditions.computeIfAbsent(operation,
				(_) -> planner.conditions(operation, context.getFragmentsByName()));
		List<@Nullable Object> values = new ArrayList<>(names.size());
		names.forEach((name) -> values.add(context.getCoercedVariables().get(name)));
		Decided decided = new Decided(operation, values);
		Program program = this.programs.get(decided);
		return (program != null) ? program : kept(decided, compile(context, names, planner));
	}

	private Program kept(Decided decided, Program program) {
		if (this.programs.size() < MAX) {
			this.programs.put(decided, program);
		}
		return program;
	}

	private static Program compile(ExecutionContext context, Set<String> names, Planner planner) {
		Map<String, Object> decided = new HashMap<>();
		for (String name : names) {
			Object value = context.getCoercedVariables().get(name);
			if (value != null) {
				decided.put(name, value);
			}
		}
		return new ProgramCompiler(
				planner.plan(context.getOperationDefinition(), context.getFragmentsByName(), decided))
			.compile();
	}

	private record Decided(OperationDefinition operation, List<@Nullable Object> conditions) {

	}

}
