package io.sluice.config;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How much callers may use in a time, {@code sluice.rate-limits}.
 *
 * @param plans what there is to be had, by name
 * @param assign who has which plan
 * @param users the plan of all other callers with a token
 * @param anonymous the plan of callers without a token
 * @param flatCost what it costs to ask for what is not executed
 * @param onStoreFailure what happens while shared budgets cannot be had
 * @param localShare the part of each budget that one instance has on its own then
 */
public record RateSettings(@Nullable Map<String, PlanSettings> plans, @Nullable List<AssignmentSettings> assign,
		@Nullable Setting users, @Nullable Setting anonymous, @Nullable Setting flatCost,
		@Nullable Setting onStoreFailure, @Nullable Setting localShare) {

	/**
	 * Where nothing is written.
	 * @return settings without any value
	 */
	public static RateSettings unset() {
		return new RateSettings(null, null, null, null, null, null, null);
	}

	/**
	 * A plan, {@code plans.NAME}.
	 *
	 * @param limits what callers who have it may use
	 */
	public record PlanSettings(@Nullable List<BandwidthSettings> limits) {

	}

	/**
	 * So much in a time, {@code limits[]}.
	 *
	 * @param cost how much cost, or
	 * @param requests how many requests
	 * @param per in which time
	 * @param burst how much at once
	 */
	public record BandwidthSettings(@Nullable Setting cost, @Nullable Setting requests, @Nullable Setting per,
			@Nullable Setting burst) {

	}

	/**
	 * Who has a plan, {@code assign[]}.
	 *
	 * @param client whoever asks with this client, or
	 * @param scope whoever has this scope, or
	 * @param claim whoever has in this claim
	 * @param value this value
	 * @param plan the name of the plan
	 * @param per which of them share a budget
	 */
	public record AssignmentSettings(@Nullable Setting client, @Nullable Setting scope, @Nullable Setting claim,
			@Nullable Setting value, @Nullable Setting plan, @Nullable Setting per) {

	}

}
