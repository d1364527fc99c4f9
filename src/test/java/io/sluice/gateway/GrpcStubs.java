package io.sluice.gateway;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.grpc.HandlerRegistry;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.sluice.blueprint.Binding;
import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.GrpcCall;
import io.sluice.blueprint.ServiceCall;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real gRPC server with all methods that a gateway calls. Messages are told in the JSON
 * of protobuf.
 */
final class GrpcStubs extends HandlerRegistry implements AutoCloseable {

	private final Map<String, MethodDescriptor> methods = new ConcurrentHashMap<>();

	private final List<Spec.GrpcCall> expected = new CopyOnWriteArrayList<>();

	private final List<String> made = new CopyOnWriteArrayList<>();

	private final List<Metadata> received = new CopyOnWriteArrayList<>();

	private final Server server;

	GrpcStubs() {
		this.server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
			.fallbackHandlerRegistry(this)
			.build();
		try {
			this.server.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Where it is. */
	String target() {
		return "127.0.0.1:" + this.server.getPort();
	}

	/**
	 * Learns the methods that a gateway calls.
	 * @param blueprint what it runs on
	 */
	void learn(Blueprint blueprint) {
		blueprint.bindings().values().forEach((binding) -> {
			switch (binding) {
				case Binding.Call(var call, var _) -> learn(call);
				case Binding.Lookup(var _, var type) -> learn(type.call());
				case Binding.Property _, Binding.Value _ -> {
				}
			}
		});
	}

	private void learn(ServiceCall call) {
		if (call instanceof GrpcCall grpc) {
			MethodDescriptor method = grpc.method();
			this.methods.put(method.getService().getFullName() + "/" + method.getName(), method);
		}
	}

	/**
	 * Answers the calls of a case, and no others.
	 * @param calls the calls
	 */
	void expect(List<Spec.GrpcCall> calls) {
		this.expected.clear();
		this.made.clear();
		this.received.clear();
		this.expected.addAll(calls);
	}

	/** Checks that each of them has been made as often as it says, and no other. */
	void verify() {
		Map<String, Long> wanted = this.expected.stream()
			.collect(Collectors.toMap((call) -> told(call.method(), Json.write(Json.read(call.request()))),
					(call) -> (long) call.times(), Long::sum));
		Map<String, Long> calls = this.made.stream()
			.collect(Collectors.groupingBy((call) -> call, Collectors.counting()));
		assertThat(calls).as("gRPC calls").isEqualTo(wanted);
	}

	/** The values of a line of metadata, of all calls that were made, in their order. */
	List<String> received(String line) {
		return this.received.stream()
			.map((headers) -> String.valueOf(headers.get(Metadata.Key.of(line, Metadata.ASCII_STRING_MARSHALLER))))
			.toList();
	}

	private static String told(String method, String request) {
		return method + " " + request;
	}

	@Override
	public @Nullable ServerMethodDefinition<?, ?> lookupMethod(String name, @Nullable String authority) {
		MethodDescriptor method = this.methods.get(name);
		return (method == null) ? null
				: ServerMethodDefinition.create(io.grpc.MethodDescriptor
					.newBuilder(new Messages(method.getInputType()), new Messages(method.getOutputType()))
					.setFullMethodName(name)
					.setType(method.isServerStreaming() ? io.grpc.MethodDescriptor.MethodType.SERVER_STREAMING
							: io.grpc.MethodDescriptor.MethodType.UNARY)
					.build(), handler(name));
	}

	private ServerCallHandler<DynamicMessage, DynamicMessage> handler(String name) {
		return (call, headers) -> {
			call.request(2);
			return new ServerCall.Listener<>() {

				private final List<DynamicMessage> requests = new ArrayList<>();

				@Override
				public void onMessage(DynamicMessage message) {
					this.requests.add(message);
				}

				@Override
				public void onHalfClose() {
					answer(name, this.requests.getFirst(), call, headers);
				}

			};
		};
	}

	private void answer(String name, DynamicMessage request, ServerCall<DynamicMessage, DynamicMessage> call,
			Metadata headers) {
		String json = Json.write(Json.read(print(request)));
		this.made.add(told(name, json));
		this.received.add(headers);
		Spec.GrpcCall found = this.expected.stream()
			.filter((one) -> one.method().equals(name) && Json.write(Json.read(one.request())).equals(json)
					&& isMetadata(one.metadata(), headers))
			.findFirst()
			.orElse(null);
		if (found == null) {
			call.close(Status.INTERNAL.withDescription("unexpected call"), new Metadata());
			return;
		}
		Status status = Status.fromCode(Status.Code.valueOf(found.status()));
		if (status.isOk()) {
			call.sendHeaders(new Metadata());
			found.responses().forEach((response) -> call.sendMessage(parse(response, this.methods.get(name))));
		}
		call.close(status.isOk() ? status : status.withDescription("what nobody but the log may see"), new Metadata());
	}

	private static boolean isMetadata(List<String> lines, Metadata headers) {
		for (int i = 0; i < lines.size(); i += 2) {
			String value = headers.get(Metadata.Key.of(lines.get(i), Metadata.ASCII_STRING_MARSHALLER));
			if (!lines.get(i + 1).equals((value != null) ? value : "(absent)")) {
				return false;
			}
		}
		return true;
	}

	private static String print(DynamicMessage message) {
		try {
			return JsonFormat.printer().preservingProtoFieldNames().print(message);
		}
		catch (InvalidProtocolBufferException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static DynamicMessage parse(String json, MethodDescriptor method) {
		try {
			DynamicMessage.Builder builder = DynamicMessage.newBuilder(method.getOutputType());
			JsonFormat.parser().merge(json, builder);
			return builder.build();
		}
		catch (InvalidProtocolBufferException ex) {
			throw new IllegalArgumentException(json, ex);
		}
	}

	@Override
	public void close() {
		try {
			this.server.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Reads and writes messages of one type. */
	private record Messages(com.google.protobuf.Descriptors.Descriptor type)
			implements
				io.grpc.MethodDescriptor.Marshaller<DynamicMessage> {

		@Override
		public InputStream stream(DynamicMessage value) {
			return new ByteArrayInputStream(value.toByteArray());
		}

		@Override
		public DynamicMessage parse(InputStream stream) {
			try {
				return DynamicMessage.parseFrom(this.type, stream);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
