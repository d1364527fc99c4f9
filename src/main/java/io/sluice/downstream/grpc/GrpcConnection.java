package io.sluice.downstream.grpc;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.grpc.Deadline;
import io.grpc.ManagedChannel;
import io.netty.channel.EventLoopGroup;
import io.sluice.blueprint.GrpcCall;
import io.sluice.blueprint.GrpcService;
import io.sluice.downstream.Answer;
import io.sluice.downstream.token.AccessToken;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.resources.LoopResources;

import org.springframework.boot.ssl.SslBundles;

/**
 * The way to one gRPC service, with connections for calls, and others for streams that
 * last, as a connection has room for so many at a time. Its answers are handed over on
 * the event loops of the gateway's server, on that of the request where possible.
 */
public final class GrpcConnection implements AutoCloseable {

	private final ManagedChannel callConnection;

	private final ManagedChannel streamConnection;

	private final Channel calls;

	private final Channel streams;

	/**
	 * Prepares the way; nothing is sent yet.
	 * @param service the service
	 * @param bundles where its SSL bundle is found
	 * @param loops the event loops that answers are handed over on
	 * @param tokens the gateway's own tokens by client registrations
	 */
	public GrpcConnection(GrpcService service, SslBundles bundles, LoopResources loops,
			Function<String, AccessToken> tokens) {
		Connections connections = new Connections(bundles);
		Optional<AccessToken> token = service.clientRegistration().map(tokens);
		EventLoopGroup group = loops.onClient(LoopResources.DEFAULT_NATIVE);
		this.callConnection = connections.to(service);
		this.streamConnection = connections.to(service);
		this.calls = channel(service, this.callConnection, token, group);
		this.streams = channel(service, this.streamConnection, token, group);
	}

	// the stack, innermost first
	private static Channel channel(GrpcService service, ManagedChannel connection, Optional<AccessToken> token,
			EventLoopGroup loops) {
		ServiceFaults faults = new ServiceFaults(service);
		Scheduler timer = Schedulers.fromExecutorService(loops);
		Channel channel = new GrpcChannel(connection, faults, loops::next, timer, Deadline.getSystemTicker());
		channel = Reconnecting.around(channel, connection::resetConnectBackoff, Deadline.getSystemTicker());
		channel = Collecting.around(channel, service.maxResponseSize(), faults, Deadline.getSystemTicker());
		channel = Authorized.around(channel, token, timer);
		channel = Traced.around(channel);
		return NeverFailing.around(channel, faults);
	}

	/**
	 * Sends a request and waits for the whole answer. A stream that is collected is read
	 * as one message that has all its messages as member 1.
	 * @param request a request to this service; not of a stream that is not collected
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
	 * @param request a request to this service
	 * @param time the same, if that is less
	 * @return any number of payloads; a failure is the last answer; never an error signal
	 */
	public Flux<Answer> stream(GrpcRequest request, Duration time) {
		Channel channel = lasts(request.call()) ? this.streams : this.calls;
		long timeout = Math.min(request.call().timeout().toNanos(), time.toNanos());
		return Flux.defer(() -> channel.exchange(request, Deadline.after(timeout, TimeUnit.NANOSECONDS)));
	}

	private static boolean lasts(GrpcCall call) {
		return call.method().isServerStreaming() && call.collect().isEmpty();
	}

	/** Closes all connections. Calls under way are broken off. */
	@Override
	public void close() {
		this.callConnection.shutdownNow();
		this.streamConnection.shutdownNow();
	}

	@Override
	public String toString() {
		return this.calls.toString();
	}

}
