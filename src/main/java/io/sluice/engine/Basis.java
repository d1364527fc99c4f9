package io.sluice.engine;

import java.util.Optional;

import io.sluice.cache.CallCache;
import io.sluice.cache.Entry;
import io.sluice.plan.AnswerPolicy;

/**
 * What an answer is made of that is kept: as long as all of it holds, the answer does.
 * Used in the turns of one operation, and after the last of them.
 */
interface Basis {

	/** Of an answer that holds for no time anyway. */
	Basis NONE = new Basis() {

		@Override
		public void on(Entry entry, long until, long aging) {
			// nobody asks
		}

		@Override
		public void onMore() {
			// nobody asks
		}

		@Override
		public void onMore(long until) {
			// nobody asks
		}

		@Override
		public long until() {
			return Long.MAX_VALUE;
		}

		@Override
		public Optional<Entry> entry(byte[] json) {
			return Optional.empty();
		}

	};

	/**
	 * Nothing yet.
	 * @param policy how the answer may be kept, whatever it is made of
	 * @param cache the clock of its entries
	 * @return the basis of an operation that begins now
	 */
	static Basis of(AnswerPolicy policy, CallCache cache) {
		if (!policy.isKept()) {
			return NONE;
		}
		long now = cache.now();
		return new KeptBasis(now, now + policy.maxAge().toMillis());
	}

	/**
	 * An entry was used, or made of what was fetched.
	 * @param entry the entry
	 * @param until when it is too old for this answer, in milliseconds
	 * @param aging from when on those who ask for it may refresh it, so that they have to
	 * ask
	 */
	void on(Entry entry, long until, long aging);

	/** Something was used that must not be kept. */
	void onMore();

	/**
	 * Something was used that is not kept here, but may be kept by others.
	 * @param until when it is too old, in milliseconds
	 */
	void onMore(long until);

	/**
	 * When the answer is too old.
	 * @return milliseconds; {@link Long#MAX_VALUE} if nobody asks
	 */
	long until();

	/**
	 * The answer as an entry, which holds as long as all of it does.
	 * @param json the answer
	 * @return the entry; empty if it is not worth to be kept
	 */
	Optional<Entry> entry(byte[] json);

}
