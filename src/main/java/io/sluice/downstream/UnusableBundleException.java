package io.sluice.downstream;

/** The SSL bundle that a service or an issuer names cannot be used. */
public final class UnusableBundleException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private UnusableBundleException(String named, String bundle, Exception cause) {
		super(named + " is \"" + bundle + "\", which cannot be used: " + cause.getMessage(), cause);
	}

	/**
	 * A bundle of a service that nothing can be done with.
	 * @param service the service that names it
	 * @param bundle its name
	 * @param cause why
	 * @return names the key of the service
	 */
	public static UnusableBundleException ofService(String service, String bundle, Exception cause) {
		return new UnusableBundleException("sluice.services." + service + ".ssl-bundle", bundle, cause);
	}

	/**
	 * A bundle of an issuer that nothing can be done with.
	 * @param issuer the issuer that names it
	 * @param bundle its name
	 * @param cause why
	 * @return names the issuer
	 */
	public static UnusableBundleException ofIssuer(String issuer, String bundle, Exception cause) {
		return new UnusableBundleException("sluice.security.issuers[].ssl-bundle of " + issuer, bundle, cause);
	}

	/** What is wrong. */
	@Override
	public String getMessage() {
		return String.valueOf(super.getMessage());
	}

}
