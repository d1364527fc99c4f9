package io.sluice.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import graphql.execution.ExecutionContext;
import graphql.language.OperationDefinition;
import io.sluice.access.Caller;
import io.sluice.blueprint.Access;
import org.jspecify.annotations.Nullable;

/**
 * The programs of one document. Whoever keeps documents keeps this with each of them, and
 * hands it over in the GraphQL context of each request, so that a program lives as long
 * as its document. Safe for use by many threads.
 */
public final class Programs {

	/**
	 * The most programs of one document: operations, each with its conditions decided,
	 * and what is left out for some callers.
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
	 * The program of what is executed, as far as the caller may see it.
	 * @param inquiry a valid operation of the document, with its variables coerced
	 * @param compiler compiles it if it is not known yet
	 * @return the program, or that it is too large
	 */
	Compiled program(Inquiry inquiry, Compiler compiler) {
		ExecutionContext context = inquiry.context();
		OperationDefinition operation = context.getOperationDefinition();
		Set<String> names = this.conditions.computeIfAbsent(operation,
				(_) -> compiler.conditions(operation, context.getFragmentsByName()));
		List<@Nullable Object> values = new ArrayList<>(names.size());
		names.forEach((name) -> values.add(context.getCoercedVariables().get(name)));
		Compiled whole = program(new Decided(operation, values, Set.of()), context, compiler);
		Set<Access> refused = refused(whole, inquiry.caller());
		return refused.isEmpty() ? whole : program(new Decided(operation, values, refused), context, compiler);
	}

	private static Set<Access> refused(Compiled whole, Caller caller) {
		return whole.access().isEmpty() ? Set.of()
				: whole.access()
					.stream()
					.filter((access) -> !caller.has(access))
					.collect(Collectors.toUnmodifiableSet());
	}

	private Compiled program(Decided decided, ExecutionContext context, Compiler compiler) {
		Compiled known = this.programs.get(decided);
		return (known != null) ? compiler.known(known) : kept(decided, compile(decided, context, compiler));
	}

	private Compiled kept(Decided decided, Compiled compiled) {
		if (this.programs.size() >= MAX) {
			this.programs.clear();
		}
		this.programs.put(decided, compiled);
		this.onChange.run();
		return compiled;
	}

	private Compiled compile(Decided decided, ExecutionContext context, Compiler compiler) {
		Map<String, Object> conditions = new HashMap<>();
		for (String name : Objects.requireNonNull(this.conditions.get(decided.operation()))) {
			Object value = context.getCoercedVariables().get(name);
			if (value != null) {
				conditions.put(name, value);
			}
		}
		return compiler.compile(decided.operation(), context.getFragmentsByName(), conditions,
				(access) -> !decided.refused().contains(access));
	}

	/**
	 * What tells programs of a document apart.
	 *
	 * @param operation the operation, compared by identity
	 * @param conditions the values of the variables that decide what is left out
	 * @param refused what the caller may not see
	 */
	private record Decided(OperationDefinition operation, List<@Nullable Object> conditions, Set<Access> refused) {

		@Override
		@SuppressWarnings("ReferenceEquality") // a document has each operation once
		public boolean equals(@Nullable Object other) {
			return other instanceof Decided that && this.operation == that.operation
					&& this.conditions.equals(that.conditions) && this.refused.equals(that.refused);
		}

		@Override
		public int hashCode() {
			return 31 * (31 * System.identityHashCode(this.operation) + this.conditions.hashCode())
					+ this.refused.hashCode();
		}

	}

}
