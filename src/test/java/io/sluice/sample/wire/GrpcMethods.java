package io.sluice.sample.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

import com.google.protobuf.Descriptors.ServiceDescriptor;
import com.google.protobuf.DynamicMessage;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.sluice.config.ProtoFile;
import io.sluice.proto.GrpcApi;
import io.sluice.proto.ProtoFolder;
import reactor.core.publisher.Flux;

/**
 * The methods of a gRPC service, as its proto file describes them. Requests and answers
 * are records, in protobuf's own JSON.
 */
public final class GrpcMethods {

	private final ServiceDescriptor service;

	private final ServerServiceDefinition.Builder methods;

	private GrpcMethods(ServiceDescriptor service) {
		this.service = service;
		this.methods = ServerServiceDefinition.builder(service.getFullName());
	}

	/**
	 * Begins with the proto file of a service of the sample.
	 * @param file the file, below {@code gateway-config/protos}
	 * @param service the name of the service with its package
	 * @return the service without methods
	 */
	public static GrpcMethods of(String file, String service) {
		return of(Path.of(ProtoFile.FOLDER), file, service);
	}

	/**
	 * Begins with the proto file of a service.
	 * @param protos the folder of proto files
	 * @param file the file, below the folder
	 * @param service the name of the service with its package
	 * @return the service without methods
	 */
	public static GrpcMethods of(Path protos, String file, String service) {
		try {
			ProtoFile proto = new ProtoFile(file, Files.readString(protos.resolve(file)));
			ProtoFolder folder = new ProtoFolder(List.of(proto));
			return new GrpcMethods(folder.file(file)
				.flatMap((found) -> new GrpcApi(List.of(found)).service(service))
				.orElseThrow(() -> new IllegalArgumentException(service + ": " + folder.mistakes())));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Adds a method.
	 * @param <A> the type of requests
	 * @param name its name
	 * @param request the type of requests
	 * @param method what it answers
	 * @return this
	 */
	public <A> GrpcMethods unary(String name, Class<A> request, Function<A, ?> method) {
		Messages messages = messages(name);
		this.methods.addMethod(descriptor(name, MethodDescriptor.MethodType.UNARY),
				ServerCalls.asyncUnaryCall((message, observer) -> {
					observer.onNext(messages.answer(method.apply(messages.request(message, request))));
					observer.onCompleted();
				}));
		return this;
	}

	/**
	 * Adds a method whose answers are a stream.
	 * @param <A> the type of requests
	 * @param name its name
	 * @param request the type of requests
	 * @param method what it answers
	 * @return this
	 */
	public <A> GrpcMethods streaming(String name, Class<A> request, Function<A, Flux<?>> method) {
		Messages messages = messages(name);
		this.methods.addMethod(descriptor(name, MethodDescriptor.MethodType.SERVER_STREAMING),
				ServerCalls
					.asyncServerStreamingCall((message, observer) -> method.apply(messages.request(message, request))
						.map(messages::answer)
						.subscribe(new Streaming((ServerCallStreamObserver<DynamicMessage>) observer))));
		return this;
	}

	ServerServiceDefinition definition() {
		return this.methods.build();
	}

	private Messages messages(String method) {
		return new Messages(this.service.findMethodByName(method));
	}

	private MethodDescriptor<DynamicMessage, DynamicMessage> descriptor(String name, MethodDescriptor.MethodType type) {
		com.google.protobuf.Descriptors.MethodDescriptor method = this.service.findMethodByName(name);
		return MethodDescriptor
			.newBuilder(ProtoUtils.marshaller(DynamicMessage.getDefaultInstance(method.getInputType())),
					ProtoUtils.marshaller(DynamicMessage.getDefaultInstance(method.getOutputType())))
			.setType(type)
			.setFullMethodName(MethodDescriptor.generateFullMethodName(this.service.getFullName(), name))
			.build();
	}

}
