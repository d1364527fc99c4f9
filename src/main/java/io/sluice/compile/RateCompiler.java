package io.sluice.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import graphql.schema.FieldCoordinates;
import io.sluice.blueprint.Assignment;
import io.sluice.blueprint.CacheTerms;
import io.sluice.blueprint.FieldRate;
import io.sluice.blueprint.QuotaTerms;
import io.sluice.blueprint.RatePlan;
import io.sluice.blueprint.RateTerms;
import io.sluice.blueprint.StoreFailure;
import io.sluice.config.Place;
import io.sluice.config.RateSettings;
import io.sluice.config.Setting;
import io.sluice.config.Settings;

/** Compiles {@code sluice.rate-limits}. */
final class RateCompiler {

	private static final String KEY = "sluice.rate-limits.";

	private static final Pattern PLAN = Pattern.compile("sluice\\.rate-limits\\.plans\\.([^.\\[]+).*");

	private final Settings settings;

	private final Problems problems;

	private final SettingValues values;

	private final Map<String, Place> places;

	RateCompiler(Settings settings, Problems problems) {
		this.settings = settings;
		this.problems = problems;
		this.values = new SettingValues(problems);
		this.places = places(settings);
	}

	/**
	 * Compiles.
	 * @param fields how often single fields may be asked for
	 * @param shared what holds for the server that instances share
	 * @return how much callers may use
	 */
	RateTerms compile(Map<FieldCoordinates, FieldRate> fields, CacheTerms.OfShared shared) {
		RateSettings written = this.settings.rateLimits();
		long flatCost = this.values.read(
				written.flatCost(), Defaults.FLAT_COST, (text) -> text.strip().matches("\\d{1,9}")
						? Optional.of(Integer.valueOf(text.strip())) : Optional.empty(),
				"no cost. Write a whole number from 0 to 999999999.");
		Map<String, RatePlan> plans = plans(written, flatCost);
		AssignmentCompiler compiler = new AssignmentCompiler(plans, this.problems);
		List<Assignment> assignments = assignments(written, compiler);
		Optional<RatePlan> users = compiler.plan(written.users());
		Optional<RatePlan> anonymous = compiler.plan(written.anonymous());
		checkUse(plans,
				Stream.of(assignments.stream().map(Assignment::plan), users.stream(), anonymous.stream())
					.flatMap((some) -> some)
					.map(RatePlan::name)
					.toList());
		return new RateTerms(assignments, users, anonymous, fields, flatCost, quota(written, shared));
	}

	private Map<String, RatePlan> plans(RateSettings written, long flatCost) {
		Map<String, RateSettings.PlanSettings> bound = Objects.requireNonNullElse(written.plans(), Map.of());
		NavigableSet<String> names = new TreeSet<>(bound.keySet());
		this.settings.written().forEach((setting) -> {
			Matcher plan = PLAN.matcher(setting.key());
			if (plan.matches()) {
				names.add(plan.group(1));
			}
		});
		Map<String, RatePlan> plans = new TreeMap<>();
		for (String name : names) {
			RateSettings.PlanSettings plan = bound.get(name);
			plans.put(name, new PlanCompiler(whole(KEY + "plans." + name), flatCost, this.problems).compile(name,
					(plan != null) ? Objects.requireNonNullElse(plan.limits(), List.of()) : List.of()));
		}
		return plans;
	}

	private List<Assignment> assignments(RateSettings written, AssignmentCompiler compiler) {
		List<RateSettings.AssignmentSettings> all = Objects.requireNonNullElse(written.assign(), List.of());
		List<Assignment> assignments = new ArrayList<>();
		Set<Assignment.Whom> known = new HashSet<>();
		for (int number = 0; number < all.size(); number++) {
			Setting whole = whole(KEY + "assign[" + number + "]");
			Optional<Assignment> assignment = compiler.compile(all.get(number), whole);
			assignment.filter((some) -> !known.add(some.whom()))
				.ifPresent((_) -> this.problems.add(whole.place(),
						whole.key() + " is about the same callers as one before, which counts. Leave one out."));
			assignment.ifPresent(assignments::add);
		}
		return assignments;
	}

	/** A plan that nobody has looks like a limit, and is none. */
	private void checkUse(Map<String, RatePlan> plans, List<String> used) {
		Set<String> unused = new HashSet<>(plans.keySet());
		used.forEach(unused::remove);
		if (this.problems.isEmpty()) {
			unused.stream()
				.map((name) -> whole(KEY + "plans." + name))
				.forEach((plan) -> this.problems.add(plan.place(), plan.key()
						+ " is a plan that nobody has. Name it in assign, users or anonymous, or leave it out."));
		}
	}

	private QuotaTerms quota(RateSettings written, CacheTerms.OfShared shared) {
		return new QuotaTerms(Defaults.OWNERS,
				new QuotaTerms.OfShared(shared.budget(), shared.keyPrefix(),
						this.values.read(written.onStoreFailure(), Defaults.ON_STORE_FAILURE, RateCompiler::onFailure,
								"none of LOCAL, ALLOW and DENY."),
						this.values.share(written.localShare(), Defaults.LOCAL_SHARE)));
	}

	private static Optional<StoreFailure> onFailure(String text) {
		return Stream.of(StoreFailure.values()).filter((one) -> one.name().equalsIgnoreCase(text.strip())).findFirst();
	}

	/** Something as a whole, with the place where the first of it is written. */
	private Setting whole(String key) {
		return new Setting(key, "", this.places.getOrDefault(key, new Place("gateway-config/rate-limits.yaml", 0, 0)));
	}

	/** Where the first is written of each key, and of all that it is a part of. */
	private static Map<String, Place> places(Settings settings) {
		Map<String, Place> places = new HashMap<>();
		settings.written().stream().filter((setting) -> setting.key().startsWith(KEY)).forEach((setting) -> {
			String key = setting.key();
			for (int end = key.length(); end > 0; end = Math.max(key.lastIndexOf('.', end - 1),
					key.lastIndexOf('[', end - 1))) {
				places.putIfAbsent(key.substring(0, end), setting.place());
			}
		});
		return places;
	}

}
