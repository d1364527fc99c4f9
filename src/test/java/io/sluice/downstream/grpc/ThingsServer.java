package io.sluice.downstream.grpc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;

/** A real gRPC server of {@link Things}. All of its methods answer in the same way. */
final class ThingsServer implements AutoCloseable {

	private final List<Seen> seen = new CopyOnWriteArrayList<>();

	private final Server server;

	private ThingsServer(int port, BiConsumer<byte[], ServerCallStreamObserver<byte[]>> method,
			UnaryOperator<NettyServerBuilder> options) {
		ServerServiceDefinition.Builder service = ServerServiceDefinition.builder("things.v1.Things");
		for (String name : List.of("Get", "Watch")) {
			service.addMethod(
					MethodDescriptor.newBuilder(ByteMarshaller.INSTANCE, ByteMarshaller.INSTANCE)
						.setType(MethodDescriptor.MethodType.SERVER_STREAMING)
						.setFullMethodName("things.v1.Things/" + name)
						.build(),
					ServerCalls.asyncServerStreamingCall((request, observer) -> method.accept(request,
							(ServerCallStreamObserver<byte[]>) observer)));
		}
		NettyServerBuilder builder = NettyServerBuilder
			.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
			.addService(service.build())
			.intercept(new Looking(this.seen));
		this.server = options.apply(builder).build();
	}

	static ThingsServer answering(BiConsumer<byte[], ServerCallStreamObserver<byte[]>> method) {
		return answering(method, UnaryOperator.identity());
	}

	static ThingsServer answering(BiConsumer<byte[], ServerCallStreamObserver<byte[]>> method,
			UnaryOperator<NettyServerBuilder> options) {
		return new ThingsServer(0, method, options).started();
	}

	/** A server where another one was. */
	static ThingsServer at(int port, BiConsumer<byte[], ServerCallStreamObserver<byte[]>> method) {
		return new ThingsServer(port, method, UnaryOperator.identity()).started();
	}

	/** A server that answers everything with one thing. */
	static ThingsServer answering(String name) {
		return answering((request, observer) -> {
			observer.onNext(Things.thing(name));
			observer.onCompleted();
		});
	}

	/** A server that answers nothing, ever. */
	static ThingsServer silent() {
		return answering((request, observer) -> observer.setOnCancelHandler(() -> {
		}));
	}

	/** A server that answers everything with a failure. */
	static ThingsServer failing(Status status, Metadata trailers) {
		return answering((request, observer) -> observer.onError(status.asRuntimeException(trailers)));
	}

	private ThingsServer started() {
		try {
			this.server.start();
			return this;
		}
		catch (IOException ex) {
			throw new AssertionError("the server does not start", ex);
		}
	}

	int port() {
		return this.server.getPort();
	}

	/** The calls that it has had. */
	List<Seen> seen() {
		return this.seen;
	}

	/** Breaks off everything at once. */
	void kill() {
		try {
			this.server.shutdownNow();
			this.server.awaitTermination(10, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		kill();
	}

	/**
	 * A call as the server sees it.
	 *
	 * @param metadata what came with it
	 * @param context its deadline, and whether it is cancelled
	 */
	record Seen(Metadata metadata, Context context) {

	}

	/** Keeps what comes in. */
	private record Looking(List<Seen> seen) implements ServerInterceptor {

		@Override
		public <A, B> ServerCall.Listener<A> interceptCall(ServerCall<A, B> call, Metadata headers,
				ServerCallHandler<A, B> next) {
			this.seen.add(new Seen(headers, Context.current()));
			return Contexts.interceptCall(Context.current(), call, headers, next);
		}

	}

}
