package io.sluice.sample.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;

import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.util.TransmitStatusRuntimeExceptionInterceptor;

/** A gRPC server on the local host, without TLS. */
public final class GrpcServer implements AutoCloseable {

	private final Server server;

	private final AtomicInteger served;

	private GrpcServer(Server server, AtomicInteger served) {
		this.server = server;
		this.served = served;
	}

	/**
	 * Starts a server.
	 * @param port the port to listen at; 0 for any free one
	 * @param methods what it answers
	 * @return the running server
	 * @throws UncheckedIOException if something else listens there
	 */
	public static GrpcServer start(int port, GrpcMethods methods) {
		AtomicInteger served = new AtomicInteger();
		Server server = NettyServerBuilder.forAddress(SampleHost.address(port))
			.addService(methods.definition())
			.intercept(TransmitStatusRuntimeExceptionInterceptor.instance())
			.intercept(new Counting(served))
			.build();
		try {
			return new GrpcServer(server.start(), served);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Where the server listens.
	 * @return host and port
	 */
	public String target() {
		return SampleHost.name() + ":" + this.server.getPort();
	}

	/**
	 * How many calls it has had.
	 * @return the number
	 */
	public int served() {
		return this.served.get();
	}

	@Override
	public void close() {
		this.server.shutdownNow();
	}

	/** Counts calls. */
	private record Counting(AtomicInteger served) implements ServerInterceptor {

		@Override
		public <A, B> ServerCall.Listener<A> interceptCall(ServerCall<A, B> call, Metadata headers,
				ServerCallHandler<A, B> next) {
			this.served.incrementAndGet();
			return next.startCall(call, headers);
		}

	}

}
