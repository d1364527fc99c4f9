package io.sluice.fault;

import java.util.Optional;

/**
 * What went wrong with a field, without saying where. One fault may stand in many fields:
 * all that waited for the same call.
 *
 * @param code the code that clients see
 * @param message what clients are told; never a word of what a service said
 * @param service the service, for failures downstream
 * @param retryable whether the same request may succeed a moment later
 */
public record Fault(Code code, String message, Optional<String> service, boolean retryable) {

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

}
