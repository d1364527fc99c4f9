package io.sluice.cache;

/**
 * From when to when an entry may be used, in milliseconds of the clock that instances
 * share ({@link CallCache#now()}).
 *
 * @param began when the call that fetched it was sent; what was purged later is not used
 * @param freshUntil it may be answered as it is, until then
 * @param staleUntil it may be answered while it is refreshed, until then
 * @param usableUntil it may be answered if the service fails, until then
 * @param keptUntil it may be answered if the service says that nothing has changed, until
 * then
 */
public record Lifetime(long began, long freshUntil, long staleUntil, long usableUntil, long keptUntil) {

	public Lifetime {
		staleUntil = Math.max(freshUntil, staleUntil);
		usableUntil = Math.max(freshUntil, usableUntil);
		keptUntil = Math.max(keptUntil, Math.max(staleUntil, usableUntil));
	}

	/**
	 * When the service cannot say whether anything has changed.
	 * @param began when the call that fetched it was sent
	 * @param freshUntil it may be answered as it is, until then
	 * @param staleUntil it may be answered while it is refreshed, until then
	 * @param usableUntil it may be answered if the service fails, until then
	 */
	public Lifetime(long began, long freshUntil, long staleUntil, long usableUntil) {
		this(began, freshUntil, staleUntil, usableUntil, 0);
	}

	/**
	 * Whether it may be answered as it is.
	 * @param now {@link CallCache#now()}
	 * @return {@code true} if nothing has to be refreshed
	 */
	public boolean isFresh(long now) {
		return now < this.freshUntil;
	}

	/**
	 * Whether it may be answered while it is refreshed.
	 * @param now {@link CallCache#now()}
	 * @return {@code true} also if it is fresh
	 */
	public boolean servesWhileRefreshed(long now) {
		return now < this.staleUntil;
	}

	/**
	 * Whether it may be answered if the service fails.
	 * @param now {@link CallCache#now()}
	 * @return {@code true} also if it is fresh
	 */
	public boolean servesOnFailure(long now) {
		return now < this.usableUntil;
	}

	/**
	 * Whether it may be answered at all when it is no longer fresh.
	 * @return {@code false} if it is only good for asking whether it is still true
	 */
	public boolean servesOld() {
		return this.staleUntil > this.freshUntil || this.usableUntil > this.freshUntil;
	}

	/**
	 * When nobody can use it any more.
	 * @return the latest of its times
	 */
	public long end() {
		return this.keptUntil;
	}

}
