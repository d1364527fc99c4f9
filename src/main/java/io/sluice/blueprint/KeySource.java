package io.sluice.blueprint;

import java.net.URI;

import com.nimbusds.jose.jwk.JWKSet;

/** Where the keys of an issuer are. */
public sealed interface KeySource {

	/** The issuer says it, below its own URL. */
	enum Discovered implements KeySource {

		/** The one instance. */
		INSTANCE

	}

	/**
	 * At a URL.
	 *
	 * @param url where a JSON Web Key Set is
	 */
	record At(URI url) implements KeySource {

	}

	/**
	 * In the configuration.
	 *
	 * @param keys all of them
	 */
	record Given(JWKSet keys) implements KeySource {

	}

}
