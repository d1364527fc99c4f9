package io.sluice.command.calls;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import io.sluice.blueprint.Blueprint;
import io.sluice.plan.Estimate;
import io.sluice.plan.PlanCost;
import io.sluice.plan.PlanTooLargeException;
import io.sluice.plan.Planner;
import io.sluice.protect.DocumentGuard;
import io.sluice.protect.OperationGuard;

/**
 * An operation as the gateway would judge it.
 *
 * @param draft its variables
 * @param cost what it costs
 * @param guard refuses what takes too much
 */
record Trial(Draft draft, PlanCost cost, OperationGuard guard) {

	/**
	 * Tries an operation of a caller who may see everything.
	 * @param blueprint what holds
	 * @param draft the operation
	 * @param text its text, perhaps with copies of its root field
	 * @return empty if it is refused whatever its variables are
	 */
	static Optional<Trial> of(Blueprint blueprint, Draft draft, String text) {
		Document document = Parser.parse(text);
		if (new DocumentGuard(blueprint.terms().limits()).check(document).isPresent()) {
			return Optional.empty();
		}
		OperationDefinition operation = document.getFirstDefinitionOfType(OperationDefinition.class).orElseThrow();
		try {
			PlanCost cost = new Planner(blueprint).plan(operation, Map.of(), Map.of(), (_) -> true).cost();
			return Optional.of(new Trial(draft, cost, new OperationGuard(blueprint.terms().limits())));
		}
		catch (PlanTooLargeException _) {
			return Optional.empty();
		}
	}

	/**
	 * Whether it would be executed.
	 * @param sizes how long lists are, by variable
	 */
	boolean passes(Map<String, Integer> sizes) {
		return this.guard.check(estimate(sizes)).isEmpty();
	}

	/**
	 * How many calls it needs to a service, as it is estimated before it is executed.
	 * @param service the name of the service
	 * @param sizes how long lists are, by variable
	 */
	long calls(String service, Map<String, Integer> sizes) {
		return estimate(sizes).calls().getOrDefault(service, 0L);
	}

	/** The least that can be asked for. */
	Map<String, Integer> least() {
		return this.draft.sizing().stream().collect(Collectors.toMap(Variable::name, (_) -> 1));
	}

	private Estimate estimate(Map<String, Integer> sizes) {
		CoercedVariables values = CoercedVariables.of(this.draft.values(sizes));
		return this.cost.estimate((arguments) -> arguments.coerce(values, GraphQLContext.getDefault(), Locale.ROOT));
	}

}
