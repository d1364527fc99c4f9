package io.sluice.downstream.grpc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.TextFormat;
import com.google.protobuf.TypeRegistry;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorDetailsProto;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import io.grpc.Metadata;

/**
 * What a service says about a failure beyond its status.
 *
 * @param violations the members that the service objects to, as it names them
 * @param retryDelay how long it asks to be left alone
 * @param text all of it, for the log
 */
record ErrorDetails(List<String> violations, Optional<Duration> retryDelay, String text) {

	private static final Metadata.Key<byte[]> KEY = Metadata.Key.of("grpc-status-details-bin",
			Metadata.BINARY_BYTE_MARSHALLER);

	private static final ErrorDetails NONE = new ErrorDetails(List.of(), Optional.empty(), "");

	/** The longest delay that is a valid {@code google.protobuf.Duration}, in seconds. */
	private static final long LONGEST_DELAY = 315_576_000_000L;

	private static final TextFormat.Printer PRINTER = TextFormat.printer()
		.usingTypeRegistry(TypeRegistry.newBuilder().add(ErrorDetailsProto.getDescriptor().getMessageTypes()).build())
		.emittingSingleLine(true);

	/**
	 * Reads the details.
	 * @param trailers what came with the status
	 * @return the details; none if there are none, or if they cannot be read
	 */
	static ErrorDetails of(Metadata trailers) {
		byte[] bytes = trailers.get(KEY);
		if (bytes == null) {
			return NONE;
		}
		try {
			Status status = Status.parseFrom(bytes);
			return of(status.getDetailsList(), PRINTER.printToString(status));
		}
		catch (InvalidProtocolBufferException ex) {
			return NONE;
		}
	}

	private static ErrorDetails of(List<Any> details, String text) throws InvalidProtocolBufferException {
		List<String> violations = new ArrayList<>();
		Optional<Duration> delay = Optional.empty();
		for (Any detail : details) {
			if (detail.is(BadRequest.class)) {
				detail.unpack(BadRequest.class)
					.getFieldViolationsList()
					.forEach((violation) -> violations.add(violation.getField()));
			}
			else if (detail.is(RetryInfo.class)) {
				delay = delay(detail.unpack(RetryInfo.class).getRetryDelay());
			}
		}
		return new ErrorDetails(violations, delay, text);
	}

	private static Optional<Duration> delay(com.google.protobuf.Duration delay) {
		boolean valid = 0 <= delay.getSeconds() && delay.getSeconds() <= LONGEST_DELAY && delay.getNanos() >= 0;
		return valid ? Optional.of(Duration.ofSeconds(delay.getSeconds(), delay.getNanos())) : Optional.empty();
	}

}
