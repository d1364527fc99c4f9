package io.sluice.downstream.rest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;

import io.sluice.blueprint.RestCall;
import io.sluice.blueprint.RestService;
import io.sluice.blueprint.Values;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Rendered;
import io.sluice.downstream.token.AccessToken;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/**
 * The REST services of one generation, each with its own bounded pool of connections. All
 * of them run on the event loops of the gateway's server, so that a call need not change
 * its thread.
 */
public final class RestServices implements AutoCloseable {

	/** Shorter than the keep-alive of common servers, the shortest of which is 5 s. */
	private static final Duration IDLE = Duration.ofSeconds(4);

	/** So that also a service that is always busy is looked up by its name again. */
	private static final Duration LIFE = Duration.ofMinutes(5);

	private final Map<String, Channel> channels = new HashMap<>();

	private final IdentityHashMap<RestCall, RestRenderer> renderers = new IdentityHashMap<>();

	private final Collection<ConnectionProvider> pools = new ArrayList<>();

	private final LongSupplier ticker;

	/**
	 * Prepares services and calls; nothing is sent yet.
	 * @param services the services
	 * @param calls the calls that will be made
	 * @param clients makes the client of each service
	 * @param tokens the gateway's own tokens by client registrations
	 * @param ticker nanoseconds since some time
	 */
	public RestServices(Collection<RestService> services, Collection<RestCall> calls, HttpClients clients,
			Function<String, AccessToken> tokens, LongSupplier ticker) {
		this.ticker = ticker;
		Scheduler timer = Schedulers.fromExecutorService(clients.loops().onClient(LoopResources.DEFAULT_NATIVE));
		for (RestService service : services) {
			this.channels.put(service.name(),
					channel(service, clients, service.clientRegistration().map(tokens), timer));
		}
		calls.forEach((call) -> this.renderers.computeIfAbsent(call, RestRenderer::new));
	}

	// the stack, innermost first
	private Channel channel(RestService service, HttpClients clients, Optional<AccessToken> token, Scheduler timer) {
		ServiceFaults faults = new ServiceFaults(service);
		ConnectionProvider pool = pool(service, timer);
		this.pools.add(pool);
		Channel channel = new RestChannel(clients.client(service, pool), service.maxResponseSize(), faults,
				this.ticker);
		channel = Authorized.around(channel, token);
		channel = Traced.around(channel);
		channel = TimeLimited.around(channel, timer, faults);
		return NeverFailing.around(channel, faults);
	}

	private static ConnectionProvider pool(RestService service, Scheduler timer) {
		return ConnectionProvider.builder(service.name())
			.maxConnections(service.concurrency())
			.pendingAcquireMaxCount(service.resilience().waiting())
			.pendingAcquireTimeout(service.timeout())
			.pendingAcquireTimer((task, delay) -> timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS))
			.maxIdleTime(IDLE)
			.maxLifeTime(LIFE)
			.lifo()
			.build();
	}

	/**
	 * Fills in the templates of a call.
	 * @param call what to send
	 * @param values what its placeholders stand for
	 * @return the request, or why there is none; never throws
	 */
	public Rendered render(RestCall call, Values values) {
		RestRenderer renderer = this.renderers.get(call);
		return ((renderer != null) ? renderer : new RestRenderer(call)).render(values);
	}

	/**
	 * Sends a request and waits for the whole answer.
	 * @param request what to send, rendered here
	 * @param time in which the whole answer must be there, if that is less than the call
	 * allows
	 * @return exactly one answer; never an error signal
	 */
	public Mono<Answer> exchange(RestRequest request, Duration time) {
		Channel channel = this.channels.get(request.service().name());
		Duration timeout = request.call().timeout();
		return Objects.requireNonNull(channel, () -> "no such service")
			.exchange(request, (time.compareTo(timeout) < 0) ? time : timeout);
	}

	/** Closes all connections. Calls under way are broken off. */
	@Override
	public void close() {
		this.pools.forEach(ConnectionProvider::dispose);
	}

	@Override
	public String toString() {
		return "RestServices" + this.channels;
	}

}
