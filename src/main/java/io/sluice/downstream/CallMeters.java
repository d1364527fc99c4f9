package io.sluice.downstream;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import io.micrometer.core.instrument.MeterRegistry;
import io.sluice.blueprint.Service;

/**
 * What is measured of calls, by service. Stays when generations change. Safe for use by
 * many threads.
 */
final class CallMeters {

	private final ConcurrentMap<Called, ServiceMeters> meters = new ConcurrentHashMap<>();

	private final MeterRegistry registry;

	/**
	 * Nothing has been called.
	 * @param registry where meters are read
	 */
	CallMeters(MeterRegistry registry) {
		this.registry = registry;
	}

	/** What is measured of the calls to one service. */
	ServiceMeters of(Service service) {
		Called called = new Called(service.name(), service.getClass());
		ServiceMeters known = this.meters.get(called);
		return (known != null) ? known
				: this.meters.computeIfAbsent(called, (_) -> new ServiceMeters(service, this.registry));
	}

	/**
	 * Which service; of two generations, it need not speak the same protocol.
	 *
	 * @param name its name
	 * @param protocol says what it speaks
	 */
	private record Called(String name, Class<?> protocol) {

	}

}
