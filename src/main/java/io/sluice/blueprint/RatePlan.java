package io.sluice.blueprint;

import java.util.List;

/**
 * How much a client may use altogether.
 *
 * @param name what people call it
 * @param allowances at most one of each unit
 */
public record RatePlan(String name, List<Allowance> allowances) {

	public RatePlan {
		allowances = List.copyOf(allowances);
		if (allowances.stream().map(Allowance::unit).distinct().count() < allowances.size()) {
			throw new IllegalArgumentException("two allowances of one unit");
		}
	}

}
