package io.sluice.plan;

import java.time.Duration;
import java.util.List;

import io.sluice.blueprint.CacheScope;

/**
 * How long clients, and caches on the way to them, may keep the answer to an operation.
 *
 * @param maxAge how long; zero if they may not
 * @param scope whose it is
 * @param varying the headers of the request that make a difference, each once, in lower
 * case
 */
public record AnswerPolicy(Duration maxAge, CacheScope scope, List<String> varying) {

	/** It may not be kept. */
	public static final AnswerPolicy NONE = new AnswerPolicy(Duration.ZERO, CacheScope.PRIVATE, List.of());

	public AnswerPolicy {
		varying = List.copyOf(varying);
	}

	/**
	 * What holds for an answer that is not new.
	 * @param left how much longer all that it is made of holds
	 * @return the same, but for no longer than that, in whole seconds as clients are told
	 */
	public AnswerPolicy within(Duration left) {
		if (!left.isPositive()) {
			return NONE;
		}
		Duration seconds = Duration.ofSeconds(left.plusNanos(999_999_999).toSeconds());
		return (seconds.compareTo(this.maxAge) < 0) ? new AnswerPolicy(seconds, this.scope, this.varying) : this;
	}

	/**
	 * Whether it may be kept.
	 * @return {@code true} if there is a time
	 */
	public boolean isKept() {
		return this.maxAge.isPositive();
	}

	/**
	 * Whether it is the same for everyone.
	 * @return {@code false} if it is one caller's
	 */
	public boolean isPublic() {
		return this.scope == CacheScope.PUBLIC;
	}

}
