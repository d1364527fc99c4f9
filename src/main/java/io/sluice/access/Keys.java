package io.sluice.access;

import java.util.Optional;

import reactor.core.publisher.Mono;

/** Where an issuer's keys are from. Safe for use by many threads; never waits. */
interface Keys {

	/**
	 * The keys that are known; sees to it that they do not get old.
	 * @return the keys; empty if none are known, or they are too old
	 */
	Optional<Keyring> known();

	/**
	 * The keys as they are now, or were a moment ago.
	 * @return the keys; {@link IssuerUnavailableException} if none can be had
	 */
	Mono<Keyring> latest();

	/**
	 * Keys that stay.
	 *
	 * @param keyring the keys
	 */
	record Fixed(Keyring keyring) implements Keys {

		@Override
		public Optional<Keyring> known() {
			return Optional.of(this.keyring);
		}

		@Override
		public Mono<Keyring> latest() {
			return Mono.just(this.keyring);
		}

	}

}
