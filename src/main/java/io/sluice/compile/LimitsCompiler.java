package io.sluice.compile;

import java.util.HashMap;
import java.util.Map;

import io.sluice.blueprint.Limits;
import io.sluice.config.LimitSettings;
import io.sluice.config.ServiceSettings;

/** Compiles {@code sluice.limits}. */
final class LimitsCompiler {

	private final SettingValues values;

	LimitsCompiler(Problems problems) {
		this.values = new SettingValues(problems);
	}

	Limits compile(LimitSettings limits, Map<String, ServiceSettings> services) {
		return new Limits(document(limits), request(limits), operation(limits, services), callers(limits));
	}

	private Limits.OfDocument document(LimitSettings limits) {
		return new Limits.OfDocument(this.values.count(limits.characters(), Defaults.CHARACTERS, "characters"),
				this.values.count(limits.tokens(), Defaults.TOKENS, "tokens"),
				this.values.count(limits.depth(), Defaults.DEPTH, "fields"),
				this.values.count(limits.aliases(), Defaults.ALIASES, "aliases"),
				this.values.count(limits.rootFields(), Defaults.ROOT_FIELDS, "fields"),
				this.values.count(limits.fields(), Defaults.FIELDS, "fields"),
				this.values.count(limits.fragments(), Defaults.FRAGMENTS, "fragments"),
				this.values.count(limits.directives(), Defaults.DIRECTIVES, "directives"));
	}

	private Limits.OfRequest request(LimitSettings limits) {
		return new Limits.OfRequest(this.values.size(limits.bodySize(), Defaults.BODY_SIZE),
				this.values.duration(limits.bodyTime(), Defaults.BODY_TIME),
				this.values.count(limits.operationsPerRequest(), Defaults.OPERATIONS_PER_REQUEST, "operations"),
				this.values.count(limits.listSize(), Defaults.LIST_SIZE, "elements"),
				this.values.duration(limits.operationTime(), Defaults.OPERATION_TIME),
				this.values.size(limits.answerSize(), Defaults.ANSWER_SIZE));
	}

	private Limits.OfOperation operation(LimitSettings limits, Map<String, ServiceSettings> services) {
		Map<String, Integer> calls = new HashMap<>();
		services.forEach((name, service) -> calls.put(name,
				this.values.count(service.maxCallsPerOperation(), Defaults.MAX_CALLS_PER_OPERATION, "calls")));
		return new Limits.OfOperation(this.values.cost(limits.cost(), Defaults.COST),
				this.values.count(limits.assumedListSize(), Defaults.ASSUMED_LIST_SIZE, "elements"), calls);
	}

	private Limits.OfCallers callers(LimitSettings limits) {
		return new Limits.OfCallers(
				this.values.count(limits.operationsPerCaller(), Defaults.OPERATIONS_PER_CALLER, "operations"),
				this.values.count(limits.concurrentOperations(), Defaults.CONCURRENT_OPERATIONS, "operations"),
				this.values.count(limits.connections(), Defaults.CONNECTIONS, "connections"), this.values.count(
						limits.subscriptionsPerConnection(), Defaults.SUBSCRIPTIONS_PER_CONNECTION, "subscriptions"));
	}

}
