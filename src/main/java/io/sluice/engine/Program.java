package io.sluice.engine;

import java.util.Set;

import io.sluice.blueprint.Access;
import io.sluice.plan.Plan;

/**
 * A plan with the steps that carry it out.
 *
 * @param name another one for each program of an engine
 * @param plan the plan
 * @param guarded by number of the layout, the slots read with its rows that rules may be
 * about
 * @param steps by number of the layout, in the order of its active slots
 * @param togetherness which requests for it are answered equally
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Program(String name, Plan plan, int[][] guarded, Step[][] steps, Togetherness togetherness) implements Compiled {

	/** Whether one answer serves everyone who asks the same, as long as it holds. */
	boolean isReusable() {
		return this.plan.policy().isKept() && this.plan.policy().isPublic() && this.togetherness.isKept();
	}

	@Override
	public int fields() {
		return this.plan.fields();
	}

	@Override
	public Set<Access> access() {
		return this.plan.access();
	}

}
