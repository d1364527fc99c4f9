package io.sluice.http.seen;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.sluice.fault.Code;
import io.sluice.observe.Metric;
import io.sluice.observe.Names;
import org.jspecify.annotations.Nullable;

import org.springframework.graphql.server.WebGraphQlInterceptor;

/**
 * What became of each request: operations are measured and logged; those that never
 * became an operation are counted and logged. Safe for use by many threads.
 */
public final class Ledger {

	private final ConcurrentMap<Refused, Counter> refused = new ConcurrentHashMap<>();

	private final Names names = new Names(OperationMeters.MOST);

	private final OperationMeters operations;

	private final MeterRegistry registry;

	private final AccessLog log;

	private final Spans spans;

	private final LongSupplier ticker;

	/**
	 * Nothing has come in.
	 * @param registry where it is read what was measured
	 * @param log has a line for each operation, and for each request that became none
	 * @param tracer makes spans; {@code null} if nobody collects them
	 * @param ticker nanoseconds since some time
	 */
	public Ledger(MeterRegistry registry, AccessLog log, @Nullable Tracer tracer, LongSupplier ticker) {
		this.operations = new OperationMeters(registry, this.names);
		this.spans = (tracer != null) ? new RecordedSpans(tracer, this.names) : Spans.UNMADE;
		this.registry = registry;
		this.log = log;
		this.ticker = ticker;
	}

	/**
	 * Watches the operations of one generation.
	 * @param trusted the names of those that the generation itself knows, which are told
	 * apart in any case
	 * @return comes before all that an operation may be refused by
	 */
	public WebGraphQlInterceptor watching(Set<String> trusted) {
		this.names.vouch(trusted);
		return new Watching(this.operations, this.log, this.spans, this.ticker);
	}

	/**
	 * A request has come in.
	 * @param attributes of the request
	 * @return to be handed over again when it is over
	 */
	public Sightings begin(Map<String, Object> attributes) {
		return Sightings.of(attributes, this.ticker.getAsLong());
	}

	/**
	 * A request was refused. Those that have become an operation are seen as that.
	 * @param seen what it has become
	 * @param status the HTTP status of the answer
	 * @param code its code
	 */
	public void refused(Sightings seen, int status, Code code) {
		if (seen.all().isEmpty()) {
			seen.refused(code);
			this.refused
				.computeIfAbsent(new Refused(status, code),
						(one) -> Metric.REFUSED_REQUESTS.counter(this.registry, String.valueOf(one.status()),
								one.code().name()))
				.increment();
		}
	}

	/**
	 * A request is over.
	 * @param seen what it has become
	 * @param id the id of the request
	 * @param status the HTTP status of the answer
	 */
	public void ended(Sightings seen, String id, int status) {
		if (!this.log.isOn()) {
			return;
		}
		seen.all().forEach((operation) -> this.log.tell(AccessLine.of(operation, status)));
		Code refusal = seen.refusal();
		if (refusal != null) {
			this.log
				.tell(AccessLine.refused(id, status, List.of(refusal.name()), this.ticker.getAsLong() - seen.began()));
		}
	}

	private record Refused(int status, Code code) {

	}

}
