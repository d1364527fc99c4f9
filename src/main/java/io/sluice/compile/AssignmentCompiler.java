package io.sluice.compile;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.sluice.blueprint.Assignment;
import io.sluice.blueprint.RatePlan;
import io.sluice.blueprint.RateScope;
import io.sluice.config.RateSettings;
import io.sluice.config.Setting;
import org.jspecify.annotations.Nullable;

/**
 * Compiles {@code sluice.rate-limits.assign}.
 *
 * @param plans the plans by name
 * @param problems where problems go
 */
record AssignmentCompiler(Map<String, RatePlan> plans, Problems problems) {

	/**
	 * Compiles one assignment.
	 * @param written as it is written
	 * @param whole all of it, where it is written
	 * @return who has which plan; empty if that cannot be said
	 */
	Optional<Assignment> compile(RateSettings.AssignmentSettings written, Setting whole) {
		List<Setting> about = Stream.of(written.client(), written.scope(), written.claim())
			.filter(Objects::nonNull)
			.toList();
		if (about.size() != 1) {
			this.problems.add(whole.place(),
					whole.key() + " is about " + (about.isEmpty() ? "nobody" : "several things at once")
							+ ". Write one of client: ID, scope: NAME, or claim: PATH with value: TEXT.");
		}
		if ((written.claim() == null) != (written.value() == null)) {
			this.problems.add(whole.place(), whole.key() + " has " + ((written.claim() == null)
					? "a value, but no claim that it could be of." : "a claim, but no value that it must have."));
		}
		about.stream()
			.filter((setting) -> setting.text().isBlank())
			.forEach((setting) -> this.problems.add(setting.place(), setting.key() + " is empty."));
		if (written.plan() == null) {
			this.problems.add(whole.place(), whole.key() + " does not say which plan. Add plan: NAME.");
		}
		RateScope per = new SettingValues(this.problems).read(written.per(),
				(written.client() != null) ? RateScope.CLIENT : RateScope.USER,
				(text) -> Stream.of(RateScope.values())
					.filter((scope) -> scope.name().equals(text.strip()))
					.findFirst(),
				"none of USER, CLIENT, ADDRESS and ALL.");
		return plan(written.plan()).flatMap((plan) -> whom(written).map((whom) -> new Assignment(whom, plan, per)));
	}

	/**
	 * Looks a plan up.
	 * @param name its name as written, if it is
	 * @return the plan, if there is one of this name
	 */
	Optional<RatePlan> plan(@Nullable Setting name) {
		if (name == null || SettingValues.isUnset(name)) {
			return Optional.empty();
		}
		RatePlan plan = this.plans.get(name.text().strip());
		if (plan == null) {
			this.problems.add(name.place(), name.key() + " is \"" + name.text() + "\", which is no plan. "
					+ Suggestion.of(name.text(), "Plans", this.plans.keySet().stream().sorted().toList()));
		}
		return Optional.ofNullable(plan);
	}

	private Optional<Assignment.Whom> whom(RateSettings.AssignmentSettings written) {
		if (written.client() != null) {
			return Optional.of(new Assignment.Client(written.client().text().strip()));
		}
		if (written.scope() != null) {
			return Optional.of(new Assignment.Scope(written.scope().text().strip()));
		}
		return (written.claim() != null && written.value() != null)
				? Optional.of(new Assignment.Claim(new PathCompiler(this.problems).compile(Text.of(written.claim())),
						written.value().text().strip()))
				: Optional.empty();
	}

}
