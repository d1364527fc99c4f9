package io.sluice.downstream;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.sluice.blueprint.GrpcService;
import io.sluice.blueprint.RestService;
import io.sluice.blueprint.Service;
import io.sluice.observe.Metric;

/** What is measured of the calls to one service. Safe for use by many threads. */
final class ServiceMeters {

	private final ConcurrentMap<String, Timer> calls = new ConcurrentHashMap<>();

	private final String service;

	private final String protocol;

	private final MeterRegistry registry;

	private final DistributionSummary keys;

	private final Counter shared;

	private final Counter unreadable;

	/**
	 * Nothing has been called.
	 * @param service the service
	 * @param registry where the meters are read
	 */
	ServiceMeters(Service service, MeterRegistry registry) {
		this.service = service.name();
		this.protocol = switch (service) {
			case RestService _ -> "rest";
			case GrpcService _ -> "grpc";
		};
		this.registry = registry;
		this.keys = Metric.CALL_KEYS.summary(registry, this.service);
		this.shared = Metric.SHARED_CALLS.counter(registry, this.service);
		this.unreadable = Metric.UNREADABLE_ANSWERS.counter(registry, this.service);
	}

	/** A call has begun that asks for some keys, or by none. */
	void began(int keys) {
		if (keys > 0) {
			this.keys.record(keys);
		}
	}

	/** A call is over. */
	void ended(String outcome, long nanos) {
		Timer timer = this.calls.get(outcome);
		if (timer == null) {
			timer = this.calls.computeIfAbsent(outcome,
					(_) -> Metric.CALLS.timer(this.registry, this.service, this.protocol, outcome));
		}
		timer.record(nanos, TimeUnit.NANOSECONDS);
	}

	/** A call was not made, as an equal one was under way. */
	void shared() {
		this.shared.increment();
	}

	/** An answer could not be read. */
	void unreadable() {
		this.unreadable.increment();
	}

}
