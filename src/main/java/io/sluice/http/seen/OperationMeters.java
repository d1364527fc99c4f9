package io.sluice.http.seen;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import graphql.language.OperationDefinition;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.sluice.access.Account;
import io.sluice.access.Caller;
import io.sluice.observe.Metric;
import io.sluice.observe.Names;
import io.sluice.plan.Title;
import org.jspecify.annotations.Nullable;

/**
 * Measures operations. Each meter is made when it is needed for the first time, and
 * looked up from then on, without making any text. Safe for use by many threads.
 */
final class OperationMeters {

	/** How many names of operations are told apart, and of clients. */
	static final int MOST = 100;

	private static final String UNNAMED = "unnamed";

	private static final String UNKNOWN = "unknown";

	private static final String ANONYMOUS = "anonymous";

	private final ConcurrentMap<Operation, Timer> operations = new ConcurrentHashMap<>();

	private final ConcurrentMap<Asker, Counter> askers = new ConcurrentHashMap<>();

	private final ConcurrentMap<Use, Counter> uses = new ConcurrentHashMap<>();

	private final Names clients = new Names(MOST);

	private final Names names;

	private final MeterRegistry registry;

	/**
	 * Nothing has been measured.
	 * @param registry where meters are read
	 * @param names the names of operations that are told apart
	 */
	OperationMeters(MeterRegistry registry, Names names) {
		this.registry = registry;
		this.names = names;
	}

	/**
	 * An operation is over, or its events begin.
	 * @param seen what was seen of it
	 */
	void ended(Sighting seen) {
		String code = seen.codes().getFirst();
		String client = client(seen.caller());
		operation(new Operation(seen.title().map(this::name).orElse(UNKNOWN),
				seen.title().map(Title::kind).orElse(null), code))
			.record(seen.took(), TimeUnit.NANOSECONDS);
		counter(this.askers, new Asker(client, code),
				(asker) -> Metric.CLIENT_OPERATIONS.counter(this.registry, asker.client(), asker.code()))
			.increment();
		seen.title().ifPresent((title) -> deprecated(title, client));
	}

	private void deprecated(Title title, String client) {
		for (String field : title.deprecated()) {
			counter(this.uses, new Use(field, client),
					(use) -> Metric.DEPRECATED_FIELDS.counter(this.registry, use.field(), use.client()))
				.increment();
		}
	}

	private String name(Title title) {
		return title.name().map(this.names::of).orElse(UNNAMED);
	}

	private String client(Caller caller) {
		Optional<String> client = caller.account().map(Account::client).filter((id) -> !id.isEmpty());
		return client.map(this.clients::of).orElse(caller.authenticated() ? UNKNOWN : ANONYMOUS);
	}

	private Timer operation(Operation operation) {
		Timer known = this.operations.get(operation);
		return (known != null) ? known
				: this.operations.computeIfAbsent(operation, (one) -> Metric.OPERATIONS.timer(this.registry, one.name(),
						(one.kind() != null) ? one.kind().name().toLowerCase(Locale.ROOT) : UNKNOWN, one.code()));
	}

	private static <K> Counter counter(ConcurrentMap<K, Counter> counters, K key, Function<K, Counter> creation) {
		Counter known = counters.get(key);
		return (known != null) ? known : counters.computeIfAbsent(key, creation);
	}

	private record Operation(String name, OperationDefinition.@Nullable Operation kind, String code) {

	}

	private record Asker(String client, String code) {

	}

	private record Use(String field, String client) {

	}

}
