package io.sluice.downstream;

import java.time.Duration;
import java.util.Optional;

/**
 * How old an answer is, and how long it holds as far as its service says so (RFC 9111).
 *
 * @param sent when it was asked for, or a little before, in nanoseconds of
 * {@link System#nanoTime()}
 * @param storing who may keep it
 * @param lifetime how long it may be kept from when it was asked for; empty if nothing is
 * said
 * @param staleness whether it may be used when that time is over
 * @param validator what it can be asked again by
 */
public record Freshness(long sent, Storing storing, Optional<Duration> lifetime, Staleness staleness,
		Validator validator) {

	/** Of an answer that nobody may keep. */
	public static final Freshness NONE = new Freshness(0, Storing.NOBODY, Optional.empty(), Staleness.FORBIDDEN,
			Validator.NONE);

	/**
	 * The freshness of an answer whose service says nothing about it.
	 * @param sent when it was asked for
	 * @return may be kept by anybody
	 */
	public static Freshness unsaid(long sent) {
		return new Freshness(sent, Storing.ANYBODY, Optional.empty(), Staleness.ALLOWED, Validator.NONE);
	}

	/**
	 * The same, of another version.
	 * @param version what it can be asked again by
	 * @return this freshness with it
	 */
	public Freshness with(Validator version) {
		return new Freshness(this.sent, this.storing, this.lifetime, this.staleness, version);
	}

	/**
	 * The same, of an answer that holds for a certain time.
	 * @param time how long it may be kept
	 * @param old whether it may be used after that
	 * @return this freshness with both
	 */
	public Freshness lasting(Duration time, Staleness old) {
		return new Freshness(this.sent, this.storing, Optional.of(time), old, this.validator);
	}

	/** Who may keep an answer. */
	public enum Storing {

		/** Whoever asks for the same. */
		ANYBODY,

		/** Whoever it was sent to, for no one else: {@code private}. */
		ONE_CALLER,

		/** Nobody: {@code no-store}, {@code Vary: *}. */
		NOBODY

	}

	/** Whether an answer may be used that is no longer fresh. */
	public enum Staleness {

		/** If the gateway is told to. */
		ALLOWED,

		/** {@code must-revalidate} and the like. */
		FORBIDDEN

	}

	/**
	 * What a service knows a version of its answer by, as the headers have it.
	 *
	 * @param etag {@code ETag}
	 * @param lastModified {@code Last-Modified}
	 */
	public record Validator(Optional<String> etag, Optional<String> lastModified) {

		/** Of answers that have no versions. */
		public static final Validator NONE = new Validator(Optional.empty(), Optional.empty());

		/**
		 * Whether there is nothing to ask by.
		 * @return {@code true} if both are empty
		 */
		public boolean isEmpty() {
			return this.etag.isEmpty() && this.lastModified.isEmpty();
		}

	}

}
