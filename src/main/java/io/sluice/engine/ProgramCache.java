package io.sluice.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.execution.ExecutionContext;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import io.sluice.plan.Planner;
import org.jspecify.annotations.Nullable;

/**
 * The programs of the documents in use. A program lives as long as its parsed document,
 * which the cache of documents bounds.
 */
final class ProgramCache {

	/**
	 * The most programs of one document: operations, each with its conditions decided.
	 */
	private static final int MAX_PER_DOCUMENT = 64;

	private final Cache<Document, Programs> documents = Caffeine.newBuilder().weakKeys().build();

	private final Planner planner;

	ProgramCache(Planner planner) {
		this.planner = planner;
	}

	/**
	 * The program of what is executed.
	 * @param context a valid operation with its variables coerced
	 * @return its program, compiled if it is not known yet
	 * @throws io.sluice.plan.PlanTooLargeException if it is too large
	 */
	Program program(ExecutionContext context) {
		return this.documents.get(context.getDocument(), (_) -> new Programs()).program(context);
	}

	private record Decided(OperationDefinition operation, List<@Nullable Object> conditions) {

	}

	/** The programs of one document. */
	private final class Programs {

		private final Map<OperationDefinition, Set<String>> conditions = new ConcurrentHashMap<>();

		private final Map<Decided, Program> programs = new ConcurrentHashMap<>();

		Program program(ExecutionContext context) {
			OperationDefinition operation = context.getOperationDefinition();
			Set<String> names = this.conditions.computeIfAbsent(operation,
					(_) -> ProgramCache.this.planner.conditions(operation, context.getFragmentsByName()));
			List<@Nullable Object> values = new ArrayList<>(names.size());
			names.forEach((name) -> values.add(context.getCoercedVariables().get(name)));
			Decided decided = new Decided(operation, values);
			Program program = this.programs.get(decided);
			return (program != null) ? program : kept(decided, compile(context, names));
		}

		private Program kept(Decided decided, Program program) {
			if (this.programs.size() < MAX_PER_DOCUMENT) {
				this.programs.put(decided, program);
			}
			return program;
		}

		private Program compile(ExecutionContext context, Set<String> names) {
			Map<String, Object> decided = new HashMap<>();
			for (String name : names) {
				Object value = context.getCoercedVariables().get(name);
				if (value != null) {
					decided.put(name, value);
				}
			}
			return new ProgramCompiler(ProgramCache.this.planner.plan(context.getOperationDefinition(),
					context.getFragmentsByName(), decided))
				.compile();
		}

	}

}
