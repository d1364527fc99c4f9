package io.sluice.downstream.grpc;

import java.util.Collection;
import java.util.concurrent.TimeUnit;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.BlockingClientCall;
import io.grpc.stub.ClientCalls;
import io.sluice.blueprint.GrpcService;
import io.sluice.proto.DescriptorSet;
import io.sluice.proto.Offer;

/**
 * Asks one service what it offers: by {@code grpc.reflection.v1}, and by {@code v1alpha}
 * if it does not know that. The messages of both are the same.
 */
final class Inquiry {

	private static final MethodDescriptor<ServerReflectionRequest, ServerReflectionResponse> V1 = ServerReflectionGrpc
		.getServerReflectionInfoMethod();

	private static final MethodDescriptor<ServerReflectionRequest, ServerReflectionResponse> V1_ALPHA = V1.toBuilder()
		.setFullMethodName("grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo")
		.build();

	private final GrpcService service;

	private final Channel channel;

	private final CallOptions options;

	/**
	 * An inquiry, which may take as long as a call from now on.
	 * @param service the service
	 * @param channel leads to it
	 */
	Inquiry(GrpcService service, Channel channel) {
		this.service = service;
		this.channel = channel;
		this.options = CallOptions.DEFAULT.withDeadlineAfter(service.timeout().toNanos(), TimeUnit.NANOSECONDS);
	}

	/**
	 * Asks, and waits.
	 * @return what the service offers, or why that is not known
	 */
	Offer ask() throws InterruptedException {
		try {
			return DescriptorSet.of(files());
		}
		catch (StatusException ex) {
			return new Offer.Unknown(why(ex.getStatus().getCode()));
		}
		catch (InvalidProtocolBufferException ex) {
			return new Offer.Unknown(why(Status.Code.CANCELLED));
		}
	}

	private Collection<FileDescriptorProto> files()
			throws InterruptedException, StatusException, InvalidProtocolBufferException {
		try {
			return files(V1);
		}
		catch (StatusException ex) {
			if (ex.getStatus().getCode() != Status.Code.UNIMPLEMENTED) {
				throw ex;
			}
			return files(V1_ALPHA);
		}
	}

	private Collection<FileDescriptorProto> files(
			MethodDescriptor<ServerReflectionRequest, ServerReflectionResponse> version)
			throws InterruptedException, StatusException, InvalidProtocolBufferException {
		BlockingClientCall<ServerReflectionRequest, ServerReflectionResponse> call = ClientCalls
			.blockingBidiStreamingCall(this.channel, version, this.options);
		try {
			return new Conversation(call).files();
		}
		finally {
			call.cancel("all is said", null);
		}
	}

	private String why(Status.Code code) {
		return switch (code) {
			case UNIMPLEMENTED -> "has no server reflection, neither v1 nor v1alpha. "
					+ "Turn it on there, or write protos or descriptor-set instead.";
			case UNAVAILABLE -> this.service.plaintext()
					? "cannot be reached. It has to run when the gateway starts, and to listen without TLS."
					: "cannot be reached. It has to run when the gateway starts, and to listen with TLS; "
							+ "without, write plaintext: true.";
			case DEADLINE_EXCEEDED -> "did not say what it offers within " + this.service.timeout().toMillis() + "ms.";
			case UNAUTHENTICATED, PERMISSION_DENIED -> "does not let everybody ask what it offers. "
					+ "Open its server reflection to the gateway, or write protos or descriptor-set instead.";
			case RESOURCE_EXHAUSTED -> "answers with more than its max-response-size when it is asked what it offers, "
					+ "or has no time for that.";
			// the client itself gives up when it cannot read what it gets
			case CANCELLED -> "does not answer as server reflection does.";
			default -> "failed with the status " + code + " when it was asked what it offers.";
		};
	}

}
