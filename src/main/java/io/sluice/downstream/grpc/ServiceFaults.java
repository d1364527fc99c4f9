package io.sluice.downstream.grpc;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

import io.grpc.Metadata;
import io.grpc.Status;
import io.sluice.blueprint.GrpcService;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Freshness;
import io.sluice.downstream.token.NoAccessTokenException;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;

/**
 * What clients are told when a call to a service fails: our words only. What the service
 * said is for the log.
 */
final class ServiceFaults {

	private static final int LONGEST_DETAIL = 1024;

	private final Fault late;

	private final Fault unreachable;

	private final Fault error;

	private final Fault busy;

	private final Fault unaccepted;

	private final Fault tooLarge;

	private final Fault internal;

	private final List<String> tooLargeTexts;

	/**
	 * The faults of a service.
	 * @param service the service
	 */
	ServiceFaults(GrpcService service) {
		String name = service.name();
		String subject = "The service \"" + name + "\"";
		String failure = subject + " answered with an error.";
		this.late = Fault.of(Code.DOWNSTREAM_TIMEOUT, name, subject + " did not answer in time.");
		this.unreachable = Fault.of(Code.DOWNSTREAM_UNAVAILABLE, name, subject + " could not be reached.");
		this.error = Fault.of(Code.DOWNSTREAM_ERROR, name, failure);
		this.busy = new Fault(Code.DOWNSTREAM_ERROR, failure, Optional.of(name), true);
		this.unaccepted = Fault.of(Code.BAD_USER_INPUT, name, subject + " did not accept a value.");
		this.tooLarge = Fault.of(Code.DOWNSTREAM_ERROR, name, subject + " answered more than may be read.");
		this.internal = Fault.of(Code.INTERNAL_SERVER_ERROR, name, subject + " could not be called.");
		String limit = "gRPC message exceeds maximum size " + service.maxResponseSize();
		this.tooLargeTexts = List.of(limit, "Decompressed " + limit);
	}

	/**
	 * A status that is not success.
	 * @param request what was sent
	 * @param status the status
	 * @param trailers what came with it
	 * @param freshness how long that holds
	 * @return the rejection; a failure if the answer was not read to its end
	 */
	Answer rejected(GrpcRequest request, Status status, Metadata trailers, Freshness freshness) {
		Throwable cause = status.getCause();
		// what goes wrong while reading a message cancels its call
		if (status.getCode() == Status.Code.CANCELLED && cause != null) {
			return failed(cause);
		}
		if (isTooLarge(status)) {
			return tooLarge(detail(status, ""));
		}
		ErrorDetails details = ErrorDetails.of(trailers);
		Optional<List<Object>> argument = (status.getCode() == Status.Code.INVALID_ARGUMENT)
				? violatedArgument(request, details) : Optional.empty();
		Fault fault = argument.map(this.unaccepted::at).orElseGet(() -> fault(status, details));
		// without the other keys, the argument would be as wrong
		boolean splittable = argument.isEmpty() && isSplittable(status.getCode());
		return new Answer.Rejected(status.getCode().name(), splittable, fault, detail(status, details.text()),
				freshness);
	}

	private static Optional<List<Object>> violatedArgument(GrpcRequest request, ErrorDetails details) {
		return details.violations()
			.stream()
			.map((field) -> SentArguments.find(request.call(), FieldPath.parse(field)))
			.flatMap(Optional::stream)
			.findFirst();
	}

	// the README has this table; what has a cause was not said by the service
	private Fault fault(Status status, ErrorDetails details) {
		return switch (status.getCode()) {
			case UNKNOWN, INTERNAL -> (status.getCause() != null) ? this.unreachable : this.error;
			case UNAVAILABLE, CANCELLED -> hinted(this.unreachable, details);
			case DEADLINE_EXCEEDED -> this.late;
			case RESOURCE_EXHAUSTED, ABORTED -> hinted(this.busy, details);
			case OK, INVALID_ARGUMENT, NOT_FOUND, ALREADY_EXISTS, PERMISSION_DENIED, FAILED_PRECONDITION, OUT_OF_RANGE,
					UNIMPLEMENTED, DATA_LOSS, UNAUTHENTICATED ->
				this.error;
		};
	}

	private static Fault hinted(Fault fault, ErrorDetails details) {
		return details.retryDelay().map(fault::after).orElse(fault);
	}

	private static boolean isSplittable(Status.Code code) {
		return switch (code) {
			case INVALID_ARGUMENT, NOT_FOUND, OUT_OF_RANGE, FAILED_PRECONDITION -> true;
			case OK, CANCELLED, UNKNOWN, DEADLINE_EXCEEDED, ALREADY_EXISTS, PERMISSION_DENIED, RESOURCE_EXHAUSTED,
					ABORTED, UNIMPLEMENTED, INTERNAL, UNAVAILABLE, DATA_LOSS, UNAUTHENTICATED ->
				false;
		};
	}

	// only its text tells grpc-java's own limit from a limit of the service
	private boolean isTooLarge(Status status) {
		String description = status.getDescription();
		return status.getCode() == Status.Code.RESOURCE_EXHAUSTED && description != null
				&& this.tooLargeTexts.stream().anyMatch(description::startsWith);
	}

	/**
	 * An answer that may not be read to its end.
	 * @param detail the cause, for the log
	 * @return the failure
	 */
	Answer tooLarge(String detail) {
		return new Answer.Failed(this.tooLarge, oneLine(detail));
	}

	/**
	 * No usable answer.
	 * @param cause what happened
	 * @return the failure
	 */
	Answer failed(Throwable cause) {
		Fault fault = switch (cause) {
			case TimeoutException _ -> this.late;
			case UncheckedIOException _, NoAccessTokenException _ -> this.unreachable;
			default -> isTooLarge(Status.fromThrowable(cause)) ? this.tooLarge : this.internal;
		};
		return new Answer.Failed(fault, reach(cause), oneLine(cause.toString()));
	}

	private static Answer.Reach reach(Throwable cause) {
		return switch (cause) {
			case NoAccessTokenException _ -> Answer.Reach.HELD_BACK;
			default -> Answer.Reach.SENT;
		};
	}

	private static String detail(Status status, String details) {
		StringBuilder text = new StringBuilder(String.valueOf(status.getDescription()));
		if (status.getCause() != null) {
			text.append(", ").append(status.getCause());
		}
		return oneLine(details.isEmpty() ? text.toString() : text.append(", ").append(details).toString());
	}

	// what came from outside must neither begin a line of the log nor flood it
	private static String oneLine(String text) {
		return text.codePoints()
			.limit(LONGEST_DETAIL)
			.map((character) -> Character.isISOControl(character) ? ' ' : character)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

}
