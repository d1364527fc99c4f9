package io.sluice.cache;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * When what was purged. An entry counts only if its call began after the last purge of
 * each of its tags. Of too many purges the oldest are forgotten, and all entries of those
 * times with them.
 */
final class Purges {

	/** How many are remembered if nothing else is said: some megabytes. */
	static final int USUAL = 50_000;

	/** Of one tag that was never purged. */
	private static final long NEVER = Long.MIN_VALUE;

	private final int most;

	private final Map<String, Long> times = new ConcurrentHashMap<>();

	private final AtomicLong everything = new AtomicLong(NEVER);

	private final AtomicLong latest = new AtomicLong(NEVER);

	private final AtomicLong count = new AtomicLong();

	/**
	 * Nothing was purged.
	 * @param most purges that are remembered
	 */
	Purges(int most) {
		this.most = most;
	}

	/**
	 * Whether nothing of an entry was purged since it was asked for. Tags are looked at
	 * first: one that is forgotten meanwhile is counted in with everything before.
	 */
	boolean allow(Entry entry) {
		long began = entry.lifetime().began();
		return (began > this.latest.get() || entry.tags().stream().allMatch((tag) -> began > time(tag)))
				&& began > this.everything.get();
	}

	/** What {@link #allow} would say, but for purges of these tags from now on. */
	Predicate<Entry> before(Collection<String> tags) {
		Map<String, Long> before = tags.stream()
			.distinct()
			.collect(Collectors.toUnmodifiableMap(Function.identity(), this::time));
		return (entry) -> {
			long began = entry.lifetime().began();
			return entry.tags().stream().allMatch((tag) -> began > before.getOrDefault(tag, time(tag)))
					&& began > this.everything.get();
		};
	}

	private long time(String tag) {
		return this.times.getOrDefault(tag, NEVER);
	}

	/** Purges what has a tag, and began at this time or before. */
	void add(String tag, long time) {
		this.times.merge(tag, time, Math::max);
		this.latest.accumulateAndGet(time, Math::max);
		this.count.incrementAndGet();
		if (this.times.size() > this.most) {
			forgetOldest();
		}
	}

	/** Purges everything that began at this time or before. */
	void addEverything(long time) {
		this.everything.accumulateAndGet(time, Math::max);
		this.count.incrementAndGet();
	}

	/** How many there were. */
	long count() {
		return this.count.get();
	}

	/** All that is known of single tags. */
	Map<String, Long> all() {
		return Map.copyOf(this.times);
	}

	private synchronized void forgetOldest() {
		if (this.times.size() <= this.most) {
			return;
		}
		List<Map.Entry<String, Long>> sorted = all().entrySet()
			.stream()
			.sorted(Comparator.comparingLong(Map.Entry::getValue))
			.toList();
		List<Map.Entry<String, Long>> oldest = sorted.subList(0, sorted.size() - this.most + this.most / 10);
		addEverything(oldest.getLast().getValue());
		oldest.forEach((purge) -> this.times.remove(purge.getKey(), purge.getValue()));
	}

}
