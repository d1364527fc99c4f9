package io.sluice.blueprint;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

/** How it is found out whether a token is an issuer's own. */
public sealed interface Verification {

	/**
	 * By its signature.
	 *
	 * @param keys where the issuer's public keys are
	 * @param algorithms how tokens may be signed, in the names of RFC 7518
	 * @param types what they may have as {@code typ}, in lower case and without
	 * {@code application/}; empty text for nothing
	 */
	record Signature(KeySource keys, Set<String> algorithms, Set<String> types) implements Verification {

		public Signature {
			algorithms = Set.copyOf(algorithms);
			types = Set.copyOf(types);
		}

	}

	/**
	 * By asking the issuer (RFC 7662).
	 *
	 * @param uri whom to ask
	 * @param clientId who the gateway is there
	 * @param clientSecret what it shows for that
	 * @param cacheFor how long an answer may be remembered
	 */
	record Introspection(URI uri, String clientId, String clientSecret, Duration cacheFor) implements Verification {

		/** Says nothing of the secret. */
		@Override
		public String toString() {
			return "Introspection[" + this.uri + "]";
		}

	}

}
