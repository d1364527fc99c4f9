package io.sluice.downstream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import io.sluice.blueprint.Binding;
import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.GrpcCall;
import io.sluice.blueprint.RestCall;
import io.sluice.blueprint.Service;
import io.sluice.blueprint.ServiceCall;
import io.sluice.blueprint.Values;
import io.sluice.downstream.grpc.GrpcRenderers;
import io.sluice.downstream.resilience.ServiceChannel;
import io.sluice.downstream.rest.RestRenderers;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The services of one generation, each on its way. */
final class ConnectedServices implements Downstream {

	private final Map<String, ServiceChannel> channels = new HashMap<>();

	private final List<Service> taken = new ArrayList<>();

	private final AtomicBoolean closed = new AtomicBoolean();

	private final RestRenderers rest;

	private final GrpcRenderers grpc;

	private final Ways ways;

	/**
	 * Connects the services of a blueprint.
	 * @param blueprint names services and calls
	 * @param ways lead to services
	 */
	ConnectedServices(Blueprint blueprint, Ways ways) {
		this.ways = ways;
		List<RestCall> restCalls = new ArrayList<>();
		List<GrpcCall> grpcCalls = new ArrayList<>();
		for (Binding binding : blueprint.bindings().values()) {
			switch (binding) {
				case Binding.Call(var call, var _) -> add(call, restCalls, grpcCalls);
				case Binding.Lookup(var _, var type) -> add(type.call(), restCalls, grpcCalls);
				case Binding.Property _, Binding.Value _ -> {
				}
			}
		}
		this.rest = new RestRenderers(restCalls);
		this.grpc = new GrpcRenderers(grpcCalls);
		take(blueprint.services().values());
	}

	private static void add(ServiceCall call, List<RestCall> restCalls, List<GrpcCall> grpcCalls) {
		switch (call) {
			case RestCall restCall -> restCalls.add(restCall);
			case GrpcCall grpcCall -> grpcCalls.add(grpcCall);
		}
	}

	/** All of them or none: there are services that cannot be connected to. */
	private void take(Collection<Service> services) {
		try {
			for (Service service : services) {
				this.channels.put(service.name(), this.ways.take(service).channel());
				this.taken.add(service);
			}
		}
		catch (RuntimeException ex) {
			close();
			throw ex;
		}
	}

	@Override
	public Rendered render(ServiceCall call, Values values) {
		return switch (call) {
			case RestCall restCall -> this.rest.render(restCall, values);
			case GrpcCall grpcCall -> this.grpc.render(grpcCall, values);
		};
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
		if (this.closed.compareAndSet(false, true)) {
			this.taken.forEach(this.ways::leave);
		}
	}

}
