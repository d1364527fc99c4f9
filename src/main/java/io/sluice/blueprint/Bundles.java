package io.sluice.blueprint;

import java.util.Optional;

/**
 * The SSL bundles that are defined, to be opened as whoever asks by them would. What is
 * in them is not written where they are named.
 */
public interface Bundles {

	/** Looks into none of them. */
	Bundles UNOPENED = new Bundles() {
		@Override
		public Optional<String> flawOverHttp(String name) {
			return Optional.empty();
		}

		@Override
		public Optional<String> flawOverGrpc(String name) {
			return Optional.empty();
		}
	};

	/**
	 * Opens a bundle for HTTP.
	 * @param name its name
	 * @return why it cannot be used; empty if it can. Never throws
	 */
	Optional<String> flawOverHttp(String name);

	/**
	 * Opens a bundle for gRPC, which has ciphers and protocols of its own.
	 * @param name its name
	 * @return why it cannot be used; empty if it can. Never throws
	 */
	Optional<String> flawOverGrpc(String name);

}
