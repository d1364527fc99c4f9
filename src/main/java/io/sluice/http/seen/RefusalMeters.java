package io.sluice.http.seen;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.sluice.fault.Code;
import io.sluice.observe.Metric;

/** Counts requests that never became an operation. Safe for use by many threads. */
public final class RefusalMeters {

	private final ConcurrentMap<Refused, Counter> refused = new ConcurrentHashMap<>();

	private final MeterRegistry registry;

	/**
	 * Nothing has been refused.
	 * @param registry where it is read
	 */
	public RefusalMeters(MeterRegistry registry) {
		this.registry = registry;
	}

	/**
	 * A request was refused.
	 * @param status the HTTP status of the answer
	 * @param code its code
	 */
	public void refused(int status, Code code) {
		this.refused
			.computeIfAbsent(new Refused(status, code),
					(one) -> Metric.REFUSED_REQUESTS.counter(this.registry, String.valueOf(one.status()),
							one.code().name()))
			.increment();
	}

	private record Refused(int status, Code code) {

	}

}
