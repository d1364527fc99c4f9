package io.sluice.downstream;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.sluice.blueprint.Service;
import io.sluice.blueprint.ServiceCall;
import io.sluice.blueprint.Values;
import io.sluice.downstream.resilience.Channel;
import io.sluice.downstream.resilience.ServiceChannel;
import io.sluice.downstream.resilience.Surroundings;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps the failures of services small, each for itself. */
final class Resilient implements Downstream {

	private final Map<String, ServiceChannel> channels = new HashMap<>();

	private final Downstream inner;

	/**
	 * Nothing is known of the services yet.
	 * @param services the services
	 * @param inner calls them
	 * @param surroundings time and chance
	 */
	Resilient(Collection<? extends Service> services, Downstream inner, Surroundings surroundings) {
		this.inner = inner;
		Channel transport = new Transport(inner);
		services.forEach(
				(service) -> this.channels.put(service.name(), new ServiceChannel(service, transport, surroundings)));
	}

	@Override
	public Rendered render(ServiceCall call, Values values) {
		return this.inner.render(call, values);
	}

	@Override
	public Mono<Answer> exchange(Request request, Duration time) {
		Duration timeout = request.timeout();
		return channel(request).exchange(request, (time.compareTo(timeout) < 0) ? time : timeout);
	}

	@Override
	public Flux<Answer> stream(Request request, Duration time) {
		return channel(request).stream(request, time);
	}

	private ServiceChannel channel(Request request) {
		ServiceChannel channel = this.channels.get(request.service().name());
		if (channel == null) {
			throw new IllegalArgumentException("no such service: " + request.service().name());
		}
		return channel;
	}

	@Override
	public List<ServiceCondition> conditions() {
		return this.channels.values()
			.stream()
			.map(ServiceChannel::condition)
			.sorted(Comparator.comparing(ServiceCondition::service))
			.toList();
	}

	@Override
	public void close() {
		this.inner.close();
	}

	/**
	 * Those who speak the protocols, as a way to any service.
	 *
	 * @param services calls them
	 */
	private record Transport(Downstream services) implements Channel {

		@Override
		public Mono<Answer> exchange(Request request, Duration time) {
			return this.services.exchange(request, time);
		}

		@Override
		public Flux<Answer> stream(Request request, Duration time) {
			return this.services.stream(request, time);
		}

	}

}
