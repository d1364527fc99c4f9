package io.sluice.downstream;

/** The SSL bundle that a service names cannot be used. */
public final class UnusableBundleException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * A bundle that nothing can be done with.
	 * @param service the service that names it
	 * @param bundle its name
	 * @param cause why
	 */
	public UnusableBundleException(String service, String bundle, Exception cause) {
		super("sluice.services." + service + ".ssl-bundle is \"" + bundle + "\", which cannot be used: "
				+ cause.getMessage(), cause);
	}

	/** What is wrong. */
	@Override
	public String getMessage() {
		return String.valueOf(super.getMessage());
	}

}
