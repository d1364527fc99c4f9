package io.sluice.downstream.grpc;

import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Deadline;
import io.grpc.ManagedChannel;
import io.sluice.blueprint.GrpcCall;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Freshness;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Scheduler;

/** Sends requests with grpc-java. */
final class GrpcChannel implements Channel {

	/** One more than there may be, so that a second message is noticed. */
	private static final int UNARY_MESSAGES = 2;

	private final ManagedChannel channel;

	private final ServiceFaults faults;

	private final Supplier<? extends Executor> loops;

	private final Scheduler timer;

	private final Deadline.Ticker ticker;

	/**
	 * A channel.
	 * @param channel sends the requests
	 * @param faults what to say of a status that is not success
	 * @param loops gives the event loop that answers are handed over on
	 * @param timer measures how long a stream may take to begin
	 * @param ticker says when a request was sent
	 */
	GrpcChannel(ManagedChannel channel, ServiceFaults faults, Supplier<? extends Executor> loops, Scheduler timer,
			Deadline.Ticker ticker) {
		this.channel = channel;
		this.faults = faults;
		this.loops = loops;
		this.timer = timer;
		this.ticker = ticker;
	}

	@Override
	public Flux<Answer> exchange(GrpcRequest request, Deadline deadline) {
		GrpcCall call = request.call();
		if (!call.method().isServerStreaming()) {
			return Mono.<Answer>create((sink) -> ask(request, deadline, sink)).flux();
		}
		return Flux.create((sink) -> stream(request, deadline, sink));
	}

	private void ask(GrpcRequest request, Deadline deadline, MonoSink<Answer> sink) {
		ClientCall<byte[], byte[]> call = call(request, CallOptions.DEFAULT.withDeadline(deadline));
		call.start(new UnaryListener(sink, request, sent(), this.faults), MetadataLines.toMetadata(request.metadata()));
		call.request(UNARY_MESSAGES);
		sink.onCancel(() -> breakOff(call));
		send(request, call);
	}

	// a stream that is to be collected has to end in time, any other one to begin
	private void stream(GrpcRequest request, Deadline deadline, FluxSink<Answer> sink) {
		boolean ends = request.call().collect().isPresent();
		ClientCall<byte[], byte[]> call = call(request,
				ends ? CallOptions.DEFAULT.withDeadline(deadline) : CallOptions.DEFAULT);
		Disposable.Swap late = Disposables.swap();
		call.start(new StreamListener(sink, request, sent(), late, this.faults),
				MetadataLines.toMetadata(request.metadata()));
		late.update(this.timer.schedule(() -> call.cancel("late", new TimeoutException("the stream did not begin")),
				deadline.timeRemaining(TimeUnit.NANOSECONDS), TimeUnit.NANOSECONDS));
		sink.onRequest((count) -> call.request((int) Math.min(count, Integer.MAX_VALUE)));
		sink.onDispose(late);
		sink.onCancel(() -> breakOff(call));
		send(request, call);
	}

	private ClientCall<byte[], byte[]> call(GrpcRequest request, CallOptions options) {
		return this.channel.newCall(request.method(), options.withExecutor(this.loops.get()));
	}

	/** Nothing in gRPC says how long an answer holds. */
	private Freshness sent() {
		return Freshness.unsaid(this.ticker.nanoTime());
	}

	private static void send(GrpcRequest request, ClientCall<byte[], byte[]> call) {
		call.sendMessage(request.message());
		call.halfClose();
	}

	private static void breakOff(ClientCall<byte[], byte[]> call) {
		call.cancel("nobody waits for the answer", null);
	}

	@Override
	public String toString() {
		return "GrpcChannel";
	}

}
