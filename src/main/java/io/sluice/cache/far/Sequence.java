package io.sluice.cache.far;

import java.util.TreeSet;

/**
 * Notices messages that did not come. Each has the next number; which was the last when
 * we began is known only after the first may have come. Once one is missing, that is so
 * until we begin anew.
 */
final class Sequence {

	private static final long UNKNOWN = -1;

	private final TreeSet<Long> early = new TreeSet<>();

	private long last = UNKNOWN;

	private boolean complete = true;

	/** Begins anew; from now on messages may come. */
	synchronized void restart() {
		this.last = UNKNOWN;
		this.complete = true;
		this.early.clear();
	}

	/**
	 * Learns which message was the last.
	 * @param number its number, read after {@link #restart}
	 * @return whether all that came since follow
	 */
	synchronized boolean start(long number) {
		this.last = number;
		this.early.tailSet(number, false).forEach(this::follow);
		this.early.clear();
		return this.complete;
	}

	/**
	 * A message came.
	 * @param number its number; after {@link PurgeMessage#UNWRITTEN} nothing is certain
	 * @return whether none is missing before it, as far as we know
	 */
	synchronized boolean heard(long number) {
		if (number == PurgeMessage.UNWRITTEN) {
			this.complete = false;
		}
		else if (this.last == UNKNOWN) {
			this.early.add(number);
		}
		else if (number > this.last) {
			follow(number);
		}
		return this.complete;
	}

	/** Whether all messages up to this one came. */
	synchronized boolean reached(long number) {
		return this.complete && this.last >= number;
	}

	private void follow(long number) {
		this.complete &= number == this.last + 1;
		this.last = number;
	}

}
