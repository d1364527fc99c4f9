package io.sluice.engine;

import java.time.Duration;
import java.util.function.LongSupplier;

import io.sluice.downstream.Answer;
import io.sluice.downstream.Freshness;
import io.sluice.downstream.Freshness.Storing;

/**
 * How long what services answer holds, by the clock of the cache. No answer is told to
 * hold longer than what it is made of, whether or not that is kept here.
 *
 * @param ticker the clock of {@link Freshness#sent()}
 */
record Holding(LongSupplier ticker) {

	/**
	 * When it was asked for: no later than the call was sent, since what was purged in
	 * the millisecond in which it was sent must not be used.
	 * @param freshness of the answer
	 * @param now {@link io.sluice.cache.CallCache#now()}
	 * @return milliseconds of the same clock
	 */
	long began(Freshness freshness, long now) {
		return now - Math.ceilDiv(Math.max(0, this.ticker.getAsLong() - freshness.sent()), 1_000_000L);
	}

	/**
	 * Tells what the answer to an operation is made of.
	 * @param answer is used for it, and not kept
	 * @param run the operation
	 */
	void tell(Answer answer, Run run) {
		switch (answer) {
			case Answer.Payload(var _, var freshness) -> tell(freshness, run);
			case Answer.Rejected rejected -> tell(rejected.freshness(), run);
			case Answer.NotModified _, Answer.Failed _ -> {
				// nothing that holds for a time
			}
		}
	}

	/**
	 * Tells what the answer to an operation is made of.
	 * @param freshness of something that is used for it, and not kept
	 * @param run the operation
	 */
	void tell(Freshness freshness, Run run) {
		if (freshness.storing() != Storing.ANYBODY) {
			run.notes().basis().onMore();
		}
		else {
			freshness.lifetime()
				.ifPresent((lasts) -> run.notes().basis().onMore(began(freshness, run.cache().now()) + millis(lasts)));
		}
	}

	/** Of times that nobody lives to see, as long as a number allows. */
	static long millis(Duration duration) {
		return (duration.toSeconds() < Integer.MAX_VALUE) ? duration.toMillis() : Integer.MAX_VALUE * 1000L;
	}

}
