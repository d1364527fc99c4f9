package io.sluice.downstream.grpc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.grpc.Deadline;
import io.grpc.ManagedChannel;
import io.netty.channel.EventLoopGroup;
import io.sluice.blueprint.GrpcCall;
import io.sluice.blueprint.GrpcService;
import io.sluice.blueprint.Values;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Rendered;
import io.sluice.downstream.token.AccessToken;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.resources.LoopResources;

import org.springframework.boot.ssl.SslBundles;

/**
 * The gRPC services of one generation, each with its own channels: one for calls, one for
 * streams that last. Their answers are handed over on the event loops of the gateway's
 * server, on that of the request where possible.
 */
public final class GrpcServices implements AutoCloseable {

	private final List<ManagedChannel> connections = new ArrayList<>();

	private final Map<String, Channel> calls = new HashMap<>();

	/** With connections of their own, as a connection has room for so many at a time. */
	private final Map<String, Channel> streams = new HashMap<>();

	private final IdentityHashMap<GrpcCall, GrpcRenderer> renderers = new IdentityHashMap<>();

	/**
	 * Prepares services and calls; nothing is sent yet.
	 * @param services the services
	 * @param calls the calls that will be made
	 * @param bundles where the services' SSL bundles are found
	 * @param loops the event loops that answers are handed over on
	 * @param tokens the gateway's own tokens by client registrations
	 */
	public GrpcServices(Collection<GrpcService> services, Collection<GrpcCall> calls, SslBundles bundles,
			LoopResources loops, Function<String, AccessToken> tokens) {
		Connections all = new Connections(bundles);
		EventLoopGroup group = loops.onClient(LoopResources.DEFAULT_NATIVE);
		for (GrpcService service : services) {
			Optional<AccessToken> token = service.clientRegistration().map(tokens);
			this.calls.put(service.name(), channel(service, connection(service, all), token, group));
			this.streams.put(service.name(), channel(service, connection(service, all), token, group));
		}
		calls.forEach((call) -> this.renderers.computeIfAbsent(call, GrpcRenderer::new));
	}

	private ManagedChannel connection(GrpcService service, Connections all) {
		ManagedChannel connection = all.to(service);
		this.connections.add(connection);
		return connection;
	}

	// the stack, innermost first
	private static Channel channel(GrpcService service, ManagedChannel connection, Optional<AccessToken> token,
			EventLoopGroup loops) {
		ServiceFaults faults = new ServiceFaults(service);
		Scheduler timer = Schedulers.fromExecutorService(loops);
		Channel channel = new GrpcChannel(connection, faults, loops::next, timer, Deadline.getSystemTicker());
		channel = Reconnecting.around(channel, connection::resetConnectBackoff, Deadline.getSystemTicker());
		channel = Collecting.around(channel, service.maxResponseSize(), faults);
		channel = Authorized.around(channel, token, timer);
		channel = Traced.around(channel);
		channel = Bounded.around(channel, new Turns(service.concurrency(), service.resilience().waiting()), timer);
		return NeverFailing.around(channel, faults);
	}

	/**
	 * Fills in the templates of a call.
	 * @param call what to send
	 * @param values what its placeholders stand for
	 * @return the request, or why there is none; never throws
	 */
	public Rendered render(GrpcCall call, Values values) {
		GrpcRenderer renderer = this.renderers.get(call);
		return ((renderer != null) ? renderer : new GrpcRenderer(call)).render(values);
	}

	/**
	 * Sends a request and waits for the whole answer. A stream that is collected is read
	 * as one message that has all its messages as member 1.
	 * @param request what to send, rendered here; not of a stream that is not collected
	 * @param time in which the whole answer must be there, if that is less than the call
	 * allows
	 * @return exactly one answer; never an error signal
	 */
	public Mono<Answer> exchange(GrpcRequest request, Duration time) {
		return stream(request, time).next();
	}

	/**
	 * Sends a request and passes its answers on as they come. The timeout of the call is
	 * until when a stream must have begun: until the service has been reached. What comes
	 * then may come as late as it likes.
	 * @param request what to send, rendered here
	 * @param time the same, if that is less
	 * @return any number of payloads; a failure is the last answer; never an error signal
	 */
	public Flux<Answer> stream(GrpcRequest request, Duration time) {
		Map<String, Channel> channels = lasts(request.call()) ? this.streams : this.calls;
		Channel channel = Objects.requireNonNull(channels.get(request.service().name()), () -> "no such service");
		long timeout = Math.min(request.call().timeout().toNanos(), time.toNanos());
		return Flux.defer(() -> channel.exchange(request, Deadline.after(timeout, TimeUnit.NANOSECONDS)));
	}

	private static boolean lasts(GrpcCall call) {
		return call.method().isServerStreaming() && call.collect().isEmpty();
	}

	/** Closes all connections. Calls under way are broken off. */
	@Override
	public void close() {
		this.connections.forEach(ManagedChannel::shutdownNow);
	}

	@Override
	public String toString() {
		return "GrpcServices" + this.calls;
	}

}
