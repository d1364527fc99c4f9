package io.sluice.downstream.grpc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import com.google.protobuf.Descriptors.FileDescriptor;
import io.grpc.Attributes;
import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServerTransportFilter;
import io.grpc.ServiceDescriptor;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.ProtoServiceDescriptorSupplier;
import io.sluice.blueprint.GrpcService;
import io.sluice.blueprint.Naming;
import io.sluice.blueprint.Resilience;
import io.sluice.blueprint.Sharing;

/**
 * A real server whose services can be asked for, if it lets them be.
 *
 * @param server the server
 * @param connections how many connections to it have been opened and not been closed
 */
record ReflectingServer(Server server, AtomicInteger connections) implements AutoCloseable {

	/**
	 * Starts a server at a free port.
	 * @param file describes the services that it offers
	 * @param reflection how it can be asked
	 */
	static ReflectingServer start(FileDescriptor file, BindableService... reflection) {
		NettyServerBuilder builder = NettyServerBuilder
			.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
		AtomicInteger connections = new AtomicInteger();
		builder.addTransportFilter(new Counting(connections));
		file.getServices().forEach((service) -> builder.addService(definition(service)));
		for (BindableService one : reflection) {
			builder.addService(one);
		}
		try {
			return new ReflectingServer(builder.build().start(), connections);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static ServerServiceDefinition definition(com.google.protobuf.Descriptors.ServiceDescriptor service) {
		return ServerServiceDefinition.builder(
				ServiceDescriptor.newBuilder(service.getFullName()).setSchemaDescriptor(new Schema(service)).build())
			.build();
	}

	/** The server as a service. */
	GrpcService service() {
		return service(this.server.getPort(), Duration.ofSeconds(20));
	}

	static GrpcService service(int port, Duration timeout) {
		return new GrpcService("pricing", "127.0.0.1:" + port, true, Optional.empty(), Naming.SNAKE_CASE, timeout,
				Duration.ofSeconds(2), 1 << 20, 256, List.of(), Optional.empty(), Sharing.IDENTITY, Resilience.NONE,
				Set.of());
	}

	@Override
	public void close() {
		this.server.shutdownNow();
	}

	/** Counts connections. */
	private static final class Counting extends ServerTransportFilter {

		private final AtomicInteger connections;

		Counting(AtomicInteger connections) {
			this.connections = connections;
		}

		@Override
		public Attributes transportReady(Attributes attributes) {
			this.connections.incrementAndGet();
			return attributes;
		}

		@Override
		public void transportTerminated(Attributes attributes) {
			this.connections.decrementAndGet();
		}

	}

	/**
	 * What reflection finds.
	 *
	 * @param service the service
	 */
	private record Schema(
			com.google.protobuf.Descriptors.ServiceDescriptor service) implements ProtoServiceDescriptorSupplier {

		@Override
		public com.google.protobuf.Descriptors.ServiceDescriptor getServiceDescriptor() {
			return this.service;
		}

		@Override
		public FileDescriptor getFileDescriptor() {
			return this.service.getFile();
		}

	}

}
