package io.sluice.sample.wire;

import com.google.protobuf.Any;
import com.google.rpc.BadRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;

/** Why a gRPC service does not do what it was asked for. */
public final class Objection {

	private Objection() {
	}

	/**
	 * A member of the request cannot be: {@code INVALID_ARGUMENT}.
	 * @param member its name
	 * @param reason why
	 * @return the objection, to be thrown
	 */
	public static StatusRuntimeException to(String member, String reason) {
		BadRequest detail = BadRequest.newBuilder()
			.addFieldViolations(BadRequest.FieldViolation.newBuilder().setField(member).setDescription(reason))
			.build();
		return StatusProto.toStatusRuntimeException(com.google.rpc.Status.newBuilder()
			.setCode(Status.Code.INVALID_ARGUMENT.value())
			.setMessage(reason)
			.addDetails(Any.pack(detail))
			.build());
	}

	/**
	 * What was asked for does not exist: {@code NOT_FOUND}.
	 * @param reason what
	 * @return the objection, to be thrown
	 */
	public static StatusRuntimeException notFound(String reason) {
		return Status.NOT_FOUND.withDescription(reason).asRuntimeException();
	}

}
