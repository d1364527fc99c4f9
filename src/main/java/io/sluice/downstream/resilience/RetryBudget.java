package io.sluice.downstream.resilience;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * How many calls may be made again: a share of all, so that a service that fails gets
 * hardly more calls than one that does not. Once a second one may be made again anyway,
 * or a service that is called seldom had none. Safe for use by many threads.
 */
final class RetryBudget {

	/** What one retry takes. */
	private static final long RETRY = 1_000;

	/** What there is at first. */
	private static final long BEGINNING = 10 * RETRY;

	/** What can be saved. */
	private static final long MOST = 100 * RETRY;

	private static final long PAUSE = Duration.ofSeconds(1).toNanos();

	private final AtomicLong saved = new AtomicLong(BEGINNING);

	private final long share;

	private final LongSupplier ticker;

	private final AtomicLong lastFree;

	/**
	 * A budget with a little in it.
	 * @param share how many of all calls may be made again; at most 1
	 * @param ticker nanoseconds since some time
	 */
	RetryBudget(double share, LongSupplier ticker) {
		this.share = Math.round(share * RETRY);
		this.ticker = ticker;
		this.lastFree = new AtomicLong(ticker.getAsLong());
	}

	/** A call is made for the first time. */
	void earn() {
		if (this.saved.get() < MOST) {
			this.saved.addAndGet(this.share);
		}
	}

	/**
	 * Pays for a retry.
	 * @return whether there was enough
	 */
	boolean spend() {
		return this.saved.getAndUpdate((amount) -> (amount >= RETRY) ? amount - RETRY : amount) >= RETRY || isFree();
	}

	private boolean isFree() {
		long now = this.ticker.getAsLong();
		long last = this.lastFree.get();
		return now - last >= PAUSE && this.lastFree.compareAndSet(last, now);
	}

}
