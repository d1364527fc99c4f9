package io.sluice.downstream.grpc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServerReflectionResponse.MessageResponseCase;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.BlockingClientCall;

/** Asks a server by reflection what it offers, one question after the other. */
final class Conversation {

	private final BlockingClientCall<ServerReflectionRequest, ServerReflectionResponse> call;

	private final Map<String, FileDescriptorProto> files = new LinkedHashMap<>();

	/**
	 * A conversation that begins.
	 * @param call leads to the server
	 */
	Conversation(BlockingClientCall<ServerReflectionRequest, ServerReflectionResponse> call) {
		this.call = call;
	}

	/**
	 * The files of all services, with what they import. What the server lists but cannot
	 * describe is left out.
	 * @throws StatusException if the server fails, or does not answer in time
	 * @throws InvalidProtocolBufferException if its answers are none
	 */
	Collection<FileDescriptorProto> files()
			throws InterruptedException, StatusException, InvalidProtocolBufferException {
		for (ServiceResponse service : services()) {
			if (!service.getName().startsWith("grpc.reflection.")) {
				read(ServerReflectionRequest.newBuilder().setFileContainingSymbol(service.getName()));
			}
		}
		readImports();
		return this.files.values();
	}

	private List<ServiceResponse> services()
			throws InterruptedException, StatusException, InvalidProtocolBufferException {
		ServerReflectionResponse answer = ask(ServerReflectionRequest.newBuilder().setListServices("*"),
				MessageResponseCase.LIST_SERVICES_RESPONSE);
		if (answer.hasErrorResponse()) {
			throw Status.fromCodeValue(answer.getErrorResponse().getErrorCode()).asException();
		}
		return answer.getListServicesResponse().getServiceList();
	}

	/** Asks for files that are imported, and were not sent without being asked for. */
	private void readImports() throws InterruptedException, StatusException, InvalidProtocolBufferException {
		Queue<FileDescriptorProto> open = new ArrayDeque<>(this.files.values());
		Set<String> asked = new HashSet<>();
		for (FileDescriptorProto file = open.poll(); file != null; file = open.poll()) {
			for (String path : file.getDependencyList()) {
				if (!this.files.containsKey(path) && asked.add(path)) {
					open.addAll(read(ServerReflectionRequest.newBuilder().setFileByFilename(path)));
				}
			}
		}
	}

	/** The files of an answer that were not known before. */
	private List<FileDescriptorProto> read(ServerReflectionRequest.Builder question)
			throws InterruptedException, StatusException, InvalidProtocolBufferException {
		List<FileDescriptorProto> added = new ArrayList<>();
		ServerReflectionResponse answer = ask(question, MessageResponseCase.FILE_DESCRIPTOR_RESPONSE);
		for (ByteString bytes : answer.getFileDescriptorResponse().getFileDescriptorProtoList()) {
			FileDescriptorProto file = FileDescriptorProto.parseFrom(bytes);
			if (this.files.putIfAbsent(file.getName(), file) == null) {
				added.add(file);
			}
		}
		return added;
	}

	private ServerReflectionResponse ask(ServerReflectionRequest.Builder question, MessageResponseCase kind)
			throws InterruptedException, StatusException, InvalidProtocolBufferException {
		this.call.write(question.build());
		ServerReflectionResponse answer = this.call.read();
		if (answer == null || !(answer.hasErrorResponse() || answer.getMessageResponseCase() == kind)) {
			throw new InvalidProtocolBufferException("no answer to " + question);
		}
		return answer;
	}

}
