package io.sluice.observe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;

/** What is measured. Whoever measures takes its meters from here, and keeps them. */
public enum Metric {

	/** Operations, how long they take, and what came of them. */
	OPERATIONS(Kind.TIMER, "operations", "Operations, and how long they took until their answer was known", "",
			Label.OPERATION, Label.TYPE, Label.CODE),

	/** The same by who asks, without times. */
	CLIENT_OPERATIONS(Kind.COUNTER, "client.operations", "Operations by client", "", Label.CLIENT, Label.CODE),

	/** Deprecated fields that are still asked for. */
	DEPRECATED_FIELDS(Kind.COUNTER, "deprecated.fields", "Operations that asked for a deprecated field", "",
			Label.FIELD, Label.CLIENT),

	/** Requests that never became an operation. */
	REFUSED_REQUESTS(Kind.COUNTER, "refused.requests", "Requests that were refused before there was an operation", "",
			Label.STATUS, Label.CODE),

	/** WebSockets and event streams. */
	CONNECTIONS(Kind.GAUGE, "connections", "WebSockets and event streams that are open", "", Label.KIND),

	/** Calls to services, and how long they take. */
	CALLS(Kind.TIMER, "calls", "Calls to services, and how long they took with all that belongs to them", "",
			Label.SERVICE, Label.PROTOCOL, Label.OUTCOME),

	/** Calls that did not have to be made. */
	SHARED_CALLS(Kind.COUNTER, "shared.calls", "Calls that were not made, as an equal one was under way", "",
			Label.SERVICE),

	/** Successes that are none. */
	UNREADABLE_ANSWERS(Kind.COUNTER, "unreadable.answers",
			"Answers that operations could not read, though their status was a success", "", Label.SERVICE),

	/** How well calls are batched. */
	CALL_KEYS(Kind.SUMMARY, "call.keys", "Keys in a call, of calls that ask by key", "", Label.SERVICE),

	/** Look-ups into what is kept. */
	CACHE_LOOKUPS(Kind.COUNTER, "cache.lookups", "Look-ups into what is kept, one for each key", "", Label.LAYER,
			Label.RESULT),

	/** How much memory is used for what is kept. */
	CACHE_SIZE(Kind.GAUGE, "cache.size", "Memory that is used for what is kept", "bytes", Label.LAYER),

	/** Purges that were asked for here. */
	CACHE_PURGES(Kind.COUNTER, "cache.purges", "Tags that were purged here, by mutations and operators", ""),

	/** How often memory was emptied, as purges may have been missed. */
	CACHE_RESETS(Kind.COUNTER, "cache.resets", "Times that memory was emptied, as purges may have been missed", ""),

	/** Whether Redis is used. */
	STORE_UP(Kind.GAUGE, "store.up", "1 while Redis is used for it, 0 while it is done without", "", Label.STORE),

	/** Attempts to pay. */
	BUDGET_TAKES(Kind.COUNTER, "budget.takes", "Attempts to take from budgets", "", Label.BY, Label.RESULT),

	/** Look-ups of parsed documents. */
	DOCUMENT_LOOKUPS(Kind.COUNTER, "document.lookups", "Look-ups of parsed and validated documents", "", Label.RESULT),

	/** How many parsed documents are kept. */
	DOCUMENTS(Kind.GAUGE, "documents", "Parsed and validated documents that are kept", ""),

	/** Look-ups of plans. */
	PLAN_LOOKUPS(Kind.COUNTER, "plan.lookups", "Look-ups of plans of operations", "", Label.RESULT),

	/** Services that are left alone. */
	CIRCUIT_OPEN(Kind.GAUGE, "circuit.open",
			"1 while a service is left alone, 0.5 while a few calls try it, 0 while it is called", "", Label.SERVICE),

	/** Calls that were made again. */
	RETRIES(Kind.COUNTER, "retries", "Calls that were made again", "", Label.SERVICE),

	/** Calls that were not made. */
	HELD_BACK_CALLS(Kind.COUNTER, "held.back.calls", "Calls that were not made, as the service is left alone", "",
			Label.SERVICE),

	/** Lines that are missing in the access log. */
	ACCESS_LOG_DROPPED(Kind.COUNTER, "access.log.dropped",
			"Lines that the access log does not have, as it could not be written fast enough", ""),

	/** Reloads that were asked for, or that a change of the files made. */
	RELOADS(Kind.COUNTER, "reloads", "Times that what is written was taken over after the start, or refused", "",
			Label.RESULT),

	/** Whether the last reload was refused. */
	RELOAD_REFUSED(Kind.GAUGE, "reload.refused",
			"1 while what is written now is refused and what was written before is run, 0 otherwise", "");

	private static final String PREFIX = "sluice.";

	private static final Duration[] TIMES = { Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(25),
			Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofMillis(500),
			Duration.ofSeconds(1), Duration.ofMillis(2500), Duration.ofSeconds(5), Duration.ofSeconds(10) };

	private static final double[] SIZES = { 1, 2, 5, 10, 20, 50, 100, 200, 500 };

	private final Kind kind;

	private final String name;

	private final String description;

	private final String unit;

	@SuppressWarnings("ImmutableEnumChecker") // a copy that nobody can change
	private final List<Label> labels;

	Metric(Kind kind, String name, String description, String unit, Label... labels) {
		this.kind = kind;
		this.name = PREFIX + name;
		this.description = description;
		this.unit = unit;
		this.labels = List.of(labels);
	}

	/**
	 * What it is called where it is read.
	 * @return the name that Prometheus has it under, without {@code _count} and the like
	 */
	public String exposed() {
		String exposed = this.name.replace('.', '_');
		return switch (this.kind) {
			case COUNTER -> exposed + "_total";
			case TIMER -> exposed + "_seconds";
			case SUMMARY, GAUGE -> this.unit.isEmpty() ? exposed : exposed + "_" + this.unit;
		};
	}

	/**
	 * What kind of values it has.
	 * @return the kind
	 */
	public Kind kind() {
		return this.kind;
	}

	/**
	 * What it tells.
	 * @return a sentence without its full stop
	 */
	public String description() {
		return this.description;
	}

	/**
	 * What tells its values apart.
	 * @return its labels, in the order in which their values are given
	 */
	public List<Label> labels() {
		return this.labels;
	}

	/**
	 * A meter of times.
	 * @param registry where it is read
	 * @param values a value for each label
	 * @return the one meter for these values
	 */
	public Timer timer(MeterRegistry registry, String... values) {
		return Timer.builder(this.name)
			.description(this.description)
			.tags(tags(values))
			.serviceLevelObjectives(TIMES)
			.register(registry);
	}

	/**
	 * A meter of sizes.
	 * @param registry where it is read
	 * @param values a value for each label
	 * @return the one meter for these values
	 */
	public DistributionSummary summary(MeterRegistry registry, String... values) {
		return DistributionSummary.builder(this.name)
			.description(this.description)
			.tags(tags(values))
			.serviceLevelObjectives(SIZES)
			.register(registry);
	}

	/**
	 * A meter of events.
	 * @param registry where it is read
	 * @param values a value for each label
	 * @return the one meter for these values
	 */
	public Counter counter(MeterRegistry registry, String... values) {
		return Counter.builder(this.name).description(this.description).tags(tags(values)).register(registry);
	}

	/**
	 * Shows what is counted elsewhere, instead of what was shown for these values before.
	 * @param <T> the type of who counts
	 * @param registry where it is read
	 * @param source who counts
	 * @param count asks for what never becomes less
	 * @param values a value for each label
	 */
	public <T> void counts(MeterRegistry registry, T source, ToDoubleFunction<T> count, String... values) {
		forget(registry, values);
		FunctionCounter.builder(this.name, source, count)
			.description(this.description)
			.tags(tags(values))
			.register(registry);
	}

	/**
	 * Shows how something is, instead of what was shown for these values before.
	 * @param <T> the type of what is looked at
	 * @param registry where it is read
	 * @param source what is looked at
	 * @param value says how it is
	 * @param values a value for each label
	 */
	public <T> void shows(MeterRegistry registry, T source, ToDoubleFunction<T> value, String... values) {
		forget(registry, values);
		Gauge.builder(this.name, source, value)
			.description(this.description)
			.baseUnit(this.unit.isEmpty() ? null : this.unit)
			.tags(tags(values))
			.strongReference(true)
			.register(registry);
	}

	/**
	 * Shows nothing any more, for whatever values.
	 * @param registry where it was read
	 */
	public void hide(MeterRegistry registry) {
		registry.find(this.name).meters().forEach(registry::remove);
	}

	/** A registry keeps the first of what has one name. */
	private void forget(MeterRegistry registry, String... values) {
		Meter known = registry.find(this.name).tags(tags(values)).meter();
		if (known != null) {
			registry.remove(known);
		}
	}

	private List<Tag> tags(String... values) {
		if (values.length != this.labels.size()) {
			throw new IllegalArgumentException(this.name + " has the labels " + this.labels);
		}
		List<Tag> tags = new ArrayList<>(values.length);
		for (int i = 0; i < values.length; i++) {
			tags.add(Tag.of(this.labels.get(i).key(), values[i]));
		}
		return tags;
	}

	/** What kind of values a metric has. */
	public enum Kind {

		/** How often. */
		COUNTER,

		/** How much at the moment. */
		GAUGE,

		/** How many, and how large each. */
		SUMMARY,

		/** How many, and how long each. */
		TIMER

	}

}
