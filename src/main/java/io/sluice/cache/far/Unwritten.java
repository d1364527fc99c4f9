package io.sluice.cache.far;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Purges that the others have yet to be told of. Of too many, everything is purged. */
final class Unwritten {

	private static final int MOST = 50_000;

	private final Map<String, Long> tickets = new ConcurrentHashMap<>();

	private final AtomicLong last = new AtomicLong();

	/**
	 * Adds purges.
	 * @param tags what is purged
	 * @return a ticket that {@link #remove} takes
	 */
	long add(Collection<String> tags) {
		long ticket = this.last.incrementAndGet();
		if (this.tickets.size() + tags.size() > MOST) {
			this.tickets.clear();
			this.tickets.put(PurgeLog.EVERYTHING, ticket);
		}
		else {
			tags.forEach((tag) -> this.tickets.put(tag, ticket));
		}
		return ticket;
	}

	/** The last ticket that was given. */
	long ticket() {
		return this.last.get();
	}

	/** Removes purges, but not those that were added again after this ticket. */
	void remove(Collection<String> tags, long ticket) {
		tags.forEach((tag) -> this.tickets.computeIfPresent(tag, (_, added) -> (added <= ticket) ? null : added));
	}

	Set<String> tags() {
		return Set.copyOf(this.tickets.keySet());
	}

}
