package io.sluice.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import com.nimbusds.jose.jwk.JWKSet;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.log.LogMessage;

/**
 * Keys that an issuer publishes. They are fetched when somebody needs them first, and
 * anew from time to time while they are needed; never more often than every few seconds,
 * whatever is asked for. All who ask within that time have the outcome of one fetch.
 */
final class RemoteKeys implements Keys {

	/** Longer than a fetch may take. */
	static final Duration PAUSE = Duration.ofSeconds(5);

	/** After that they are fetched anew, while the known ones go on. */
	static final Duration FRESH = Duration.ofMinutes(5);

	/** After that they go on no longer, if they could not be fetched anew. */
	static final Duration USABLE = Duration.ofHours(1);

	private static final Log logger = LogFactory.getLog(RemoteKeys.class);

	private final AtomicReference<@Nullable Fetch> last = new AtomicReference<>();

	private final AtomicReference<@Nullable Kept> kept = new AtomicReference<>();

	private final String issuer;

	private final Mono<JWKSet> source;

	private final InstantSource clock;

	/**
	 * None is known.
	 * @param issuer whose keys they are
	 * @param source fetches them; ends within a few seconds
	 * @param clock says what time it is
	 */
	RemoteKeys(String issuer, Mono<JWKSet> source, InstantSource clock) {
		this.issuer = issuer;
		this.source = source;
		this.clock = clock;
	}

	@Override
	public Optional<Keyring> known() {
		Kept keys = this.kept.get();
		if (keys == null) {
			return Optional.empty();
		}
		Duration age = since(keys.since());
		if (age.compareTo(FRESH) > 0) {
			fetch();
		}
		return (age.compareTo(USABLE) > 0) ? Optional.empty() : Optional.of(keys.keyring());
	}

	@Override
	public Mono<Keyring> latest() {
		return Mono.defer(() -> fetch().keyring())
			.onErrorResume((_) -> Mono.justOrEmpty(known()))
			.switchIfEmpty(Mono.error(() -> new IssuerUnavailableException(this.issuer)));
	}

	private Fetch fetch() {
		Fetch before = this.last.get();
		if (before != null && since(before.begun()).compareTo(PAUSE) < 0) {
			return before;
		}
		Fetch next = new Fetch(this.clock.instant(),
				this.source.map(Keyring::of).map(this::keep).doOnError(this::report).cache());
		if (!this.last.compareAndSet(before, next)) {
			return Objects.requireNonNull(this.last.get());
		}
		// at once, and to its end: nobody may be waiting, or go away
		var _ = next.keyring().toFuture();
		return next;
	}

	/** A clock that was put back must not keep old keys for as long. */
	private Duration since(Instant then) {
		return Duration.between(then, this.clock.instant()).abs();
	}

	/** The same object while the keys are the same. */
	private Keyring keep(Keyring fetched) {
		Kept before = this.kept.get();
		Keyring keyring = (before != null && before.keyring().equals(fetched)) ? before.keyring() : fetched;
		this.kept.set(new Kept(keyring, this.clock.instant()));
		return keyring;
	}

	private void report(Throwable error) {
		logger.warn(LogMessage.format("The keys of %s could not be fetched: %s", this.issuer, error));
	}

	/**
	 * A fetch.
	 *
	 * @param begun when it has begun
	 * @param keyring its outcome, which stays
	 */
	private record Fetch(Instant begun, Mono<Keyring> keyring) {

	}

	/**
	 * Keys that were fetched.
	 *
	 * @param keyring the keys
	 * @param since when they were the issuer's
	 */
	private record Kept(Keyring keyring, Instant since) {

	}

}
