package io.sluice.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.sluice.blueprint.Batch;
import io.sluice.blueprint.Identity;
import io.sluice.blueprint.ServiceCall;
import io.sluice.plan.FieldPlan;
import io.sluice.plan.Plan;
import io.sluice.plan.Source;

/**
 * A field that asks.
 *
 * @param coordinate its place in the schema
 * @param path the response names that lead to it
 * @param call how it asks
 * @param byKey whether it asks by keys
 */
record Asker(String coordinate, List<String> path, ServiceCall call, boolean byKey) {

	/**
	 * A field that asks.
	 * @param field has a call
	 * @param plan the operation
	 * @return what is told of it
	 */
	static Asker of(FieldPlan field, Plan plan) {
		return switch (field.source()) {
			case Source.Single single -> new Asker(field.coordinate(), plan.path(field), single.call(), false);
			case Source.Batched batched -> new Asker(field.coordinate(), plan.path(field), batched.call(), true);
			case Source.Lookup lookup -> new Asker(field.coordinate(), plan.path(field), lookup.type().call(), true);
			case Source.Property _, Source.TypeName _, Source.Refused _, Source.Computed _, Source.Introspection _ ->
				throw new IllegalArgumentException("asks nobody: " + field.coordinate());
		};
	}

	/** The statuses that mean null. */
	Set<String> nullOn() {
		return this.call.nullOn();
	}

	/**
	 * What is told of it, and of what it asks.
	 * @param cached what the cache had
	 * @param keys how many keys it asks for
	 * @return members of a JSON object, to be completed
	 */
	Map<String, Object> told(Cached cached, int keys) {
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("coordinate", this.coordinate);
		members.put("path", this.path);
		members.put("service", this.call.service().name());
		members.put("template", this.call.written());
		if (this.byKey) {
			members.put("keys", keys);
		}
		this.call.batch().map(Batch::maxSize).ifPresent((size) -> members.put("batch", size));
		members.put("cache", (cached == Cached.NONE && !isKeepable()) ? "never" : cached.word());
		return members;
	}

	/** Whether it could be kept, if the schema said for how long. */
	private boolean isKeepable() {
		return this.call.isSafe() && !(Identity.of(this.call) instanceof Identity.Nobody);
	}

}
