package io.sluice.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.sluice.cache.Entry;
import io.sluice.cache.Lifetime;

/** What an answer is made of that may be kept itself. */
final class KeptBasis implements Basis {

	/**
	 * More names than this are not worth looking at each time that the answer is used.
	 */
	private static final int MANY = 500;

	private final List<Entry> entries = new ArrayList<>();

	private final long began;

	private long until;

	private long reusable;

	/**
	 * Nothing yet.
	 * @param began when the operation began, in milliseconds
	 * @param until how long the answer may be kept, whatever it is made of
	 */
	KeptBasis(long began, long until) {
		this.began = began;
		this.until = until;
		this.reusable = until;
	}

	@Override
	public void on(Entry entry, long until, long aging) {
		this.until = Math.min(this.until, until);
		this.reusable = Math.min(this.reusable, aging);
		this.entries.add(entry);
	}

	@Override
	public void onMore() {
		onMore(0);
	}

	@Override
	public void onMore(long until) {
		this.until = Math.min(this.until, until);
		this.reusable = 0;
	}

	@Override
	public long until() {
		return this.until;
	}

	@Override
	public Optional<Entry> entry(byte[] json) {
		long oldest = this.entries.stream()
			.mapToLong((entry) -> entry.lifetime().began())
			.reduce(this.began, Math::min);
		Set<String> tags = new HashSet<>();
		this.entries.forEach((entry) -> tags.addAll(entry.tags()));
		return (tags.size() > MANY) ? Optional.empty() : Optional
			.of(new Entry(json, new Lifetime(oldest, this.reusable, 0, 0), List.copyOf(tags), Optional.empty()));
	}

}
