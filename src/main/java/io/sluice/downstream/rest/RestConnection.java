package io.sluice.downstream.rest;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

import io.sluice.blueprint.RestService;
import io.sluice.downstream.Answer;
import io.sluice.downstream.token.AccessToken;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/**
 * The way to one REST service, with a pool of connections. All of them run on the event
 * loops of the gateway's server, so that a call need not change its thread.
 */
public final class RestConnection implements AutoCloseable {

	/** Shorter than the keep-alive of common servers, the shortest of which is 5 s. */
	private static final Duration IDLE = Duration.ofSeconds(4);

	/** So that also a service that is always busy is looked up by its name again. */
	private static final Duration LIFE = Duration.ofMinutes(5);

	private final ConnectionProvider pool;

	private final Channel channel;

	/**
	 * Prepares the way; nothing is sent yet.
	 * @param service the service
	 * @param clients makes its client
	 * @param tokens the gateway's own tokens by client registrations
	 * @param ticker nanoseconds since some time
	 */
	public RestConnection(RestService service, HttpClients clients, Function<String, AccessToken> tokens,
			LongSupplier ticker) {
		Scheduler timer = Schedulers.fromExecutorService(clients.loops().onClient(LoopResources.DEFAULT_NATIVE));
		this.pool = pool(service);
		ServiceFaults faults = new ServiceFaults(service);
		Optional<AccessToken> token = service.clientRegistration().map(tokens);
		// the stack, innermost first
		Channel stack = new RestChannel(clients.client(service, this.pool), service.maxResponseSize(), faults, ticker);
		stack = Authorized.around(stack, token);
		stack = Traced.around(stack);
		stack = Hurried.around(stack, service.deadlineHeader());
		stack = TimeLimited.around(stack, timer, faults);
		this.channel = NeverFailing.around(stack, faults);
	}

	/**
	 * As large as calls are made at the same time: who comes in turn waits for nothing
	 * but for a connection that is given back at this moment.
	 */
	private static ConnectionProvider pool(RestService service) {
		return ConnectionProvider.builder(service.name())
			.maxConnections(service.concurrency())
			.pendingAcquireMaxCount(-1)
			.pendingAcquireTimeout(Duration.ZERO)
			.maxIdleTime(IDLE)
			.maxLifeTime(LIFE)
			.lifo()
			.build();
	}

	/**
	 * Sends a request and waits for the whole answer.
	 * @param request a request to this service
	 * @param time in which the whole answer must be there, if that is less than the call
	 * allows
	 * @return exactly one answer; never an error signal
	 */
	public Mono<Answer> exchange(RestRequest request, Duration time) {
		Duration timeout = request.call().timeout();
		return this.channel.exchange(request, (time.compareTo(timeout) < 0) ? time : timeout);
	}

	/** Closes all connections. Calls under way are broken off. */
	@Override
	public void close() {
		this.pool.dispose();
	}

	@Override
	public String toString() {
		return this.channel.toString();
	}

}
