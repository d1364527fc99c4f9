package io.sluice.gateway;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;

/** A service over gRPC that can be killed, and come back. */
final class IllGrpcService implements AutoCloseable {

	private final AtomicInteger calls = new AtomicInteger();

	private final int port;

	private volatile boolean answering;

	private Server server;

	/** Takes calls, and answers none. */
	IllGrpcService() {
		this.server = start(0);
		this.port = this.server.getPort();
	}

	private Server start(int at) {
		MethodDescriptor<byte[], byte[]> method = MethodDescriptor.newBuilder(Bytes.INSTANCE, Bytes.INSTANCE)
			.setType(MethodDescriptor.MethodType.UNARY)
			.setFullMethodName("things.v1.Things/Get")
			.build();
		try {
			return NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), at))
				.addService(ServerServiceDefinition.builder("things.v1.Things").addMethod(method, this::handle).build())
				.build()
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private ServerCall.Listener<byte[]> handle(ServerCall<byte[], byte[]> call, Metadata headers) {
		this.calls.incrementAndGet();
		call.request(1);
		if (this.answering) {
			call.sendHeaders(new Metadata());
			call.sendMessage(new byte[0]);
			call.close(Status.OK, new Metadata());
		}
		return new ServerCall.Listener<>() {
		};
	}

	String target() {
		return "127.0.0.1:" + this.port;
	}

	int calls() {
		return this.calls.get();
	}

	void kill() {
		this.server.shutdownNow();
		try {
			this.server.awaitTermination();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Comes back where it was, and answers. */
	void recover() {
		this.answering = true;
		this.server = start(this.port);
	}

	@Override
	public void close() {
		this.server.shutdownNow();
	}

	/** Messages as they are. */
	private enum Bytes implements MethodDescriptor.Marshaller<byte[]> {

		INSTANCE;

		@Override
		public InputStream stream(byte[] message) {
			return new ByteArrayInputStream(message);
		}

		@Override
		public byte[] parse(InputStream stream) {
			try {
				return stream.readAllBytes();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
