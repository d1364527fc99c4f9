package io.sluice.downstream;

import java.util.List;

/** The SSL bundle that a service names cannot be used. */
public final class UnusableBundleException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * A bundle that is not there.
	 * @param service the service that names it
	 * @param bundle its name
	 * @param defined the names of those that are there
	 */
	public UnusableBundleException(String service, String bundle, List<String> defined) {
		super(beginning(service, bundle) + "which is not defined below spring.ssl.bundle. Defined: "
				+ (defined.isEmpty() ? "none" : String.join(", ", defined)) + ".");
	}

	/**
	 * A bundle that gRPC can do nothing with.
	 * @param service the service that names it
	 * @param bundle its name
	 * @param cause why
	 */
	public UnusableBundleException(String service, String bundle, Exception cause) {
		super(beginning(service, bundle) + "which cannot be used for gRPC: " + cause.getMessage(), cause);
	}

	private static String beginning(String service, String bundle) {
		return "sluice.services." + service + ".ssl-bundle is \"" + bundle + "\", ";
	}

	/** What is wrong, and what would be right. */
	@Override
	public String getMessage() {
		return String.valueOf(super.getMessage());
	}

}
