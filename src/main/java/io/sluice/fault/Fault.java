package io.sluice.fault;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What went wrong with a field, without saying where. One fault may stand in many fields:
 * all that waited for the same call.
 *
 * @param code the code that clients see
 * @param message what clients are told; never a word of what a service said
 * @param service the service, for failures downstream
 * @param retryable whether the same request may succeed a moment later
 * @param retryAfter how long the service asks to be left alone, if it said so
 * @param argumentPath the argument that is at fault: its name, then names of input fields
 * and indexes; empty if none is, or if it is not known which
 */
public record Fault(Code code, String message, Optional<String> service, boolean retryable,
		Optional<Duration> retryAfter, List<Object> argumentPath) {

	public Fault {
		argumentPath = List.copyOf(argumentPath);
	}

	/**
	 * A fault without hints.
	 * @param code the code
	 * @param message what clients are told
	 * @param service the service, for failures downstream
	 * @param retryable whether the same request may succeed a moment later
	 */
	public Fault(Code code, String message, Optional<String> service, boolean retryable) {
		this(code, message, service, retryable, Optional.empty(), List.of());
	}

	/**
	 * A fault that no service has to do with.
	 * @param code the code
	 * @param message what clients are told
	 * @return the fault; not retryable
	 */
	public static Fault of(Code code, String message) {
		return new Fault(code, message, Optional.empty(), false);
	}

	/**
	 * A fault of a service.
	 * @param code the code
	 * @param service the service's name
	 * @param message what clients are told
	 * @return the fault; retryable if the service was late or could not be reached
	 */
	public static Fault of(Code code, String service, String message) {
		boolean retryable = code == Code.DOWNSTREAM_TIMEOUT || code == Code.DOWNSTREAM_UNAVAILABLE;
		return new Fault(code, message, Optional.of(service), retryable);
	}

	/**
	 * This fault, with a time to wait.
	 * @param delay how long the service asks to be left alone
	 * @return a fault that is told with it
	 */
	public Fault after(Duration delay) {
		return new Fault(this.code, this.message, this.service, this.retryable, Optional.of(delay), this.argumentPath);
	}

	/**
	 * This fault, with the argument that is at fault.
	 * @param path its name, then names of input fields and indexes
	 * @return a fault that is told with it
	 */
	public Fault at(List<Object> path) {
		return new Fault(this.code, this.message, this.service, this.retryable, this.retryAfter, path);
	}

}
