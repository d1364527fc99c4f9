package io.sluice.cache.far;

import java.util.TreeSet;

/**
 * Notices messages that did not come. Each has the next number; which was the last when
 * we began is known only after the first may have come.
 */
final class Sequence {

	private static final long UNKNOWN = -1;

	private final TreeSet<Long> early = new TreeSet<>();

	private long last = UNKNOWN;

	/** Begins anew; from now on messages may come. */
	synchronized void restart() {
		this.last = UNKNOWN;
		this.early.clear();
	}

	/**
	 * Learns which message was the last.
	 * @param number its number, read after {@link #restart}
	 * @return whether all that came since follow
	 */
	synchronized boolean start(long number) {
		this.last = number;
		boolean complete = this.early.tailSet(number, false).stream().allMatch(this::follows);
		this.early.clear();
		return complete;
	}

	/**
	 * A message came.
	 * @param number its number
	 * @return whether none is missing before it, as far as we know
	 */
	synchronized boolean heard(long number) {
		if (this.last == UNKNOWN) {
			this.early.add(number);
			return true;
		}
		return number <= this.last || follows(number);
	}

	/** Whether all messages up to this one came. */
	synchronized boolean reached(long number) {
		return this.last >= number;
	}

	private boolean follows(long number) {
		boolean next = number == this.last + 1;
		this.last = number;
		return next;
	}

}
