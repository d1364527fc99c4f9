package io.sluice.cache;

import java.lang.ref.WeakReference;

/**
 * What somebody has made of an entry, and can use again as long as that is there.
 *
 * @param maker who; nobody else is given it, and it does not keep the maker alive
 * @param value what was made; shared, not to be modified
 * @param size how much memory it takes, about, in bytes
 */
public record Derived(WeakReference<Object> maker, Object value, int size) {

	/**
	 * Something that was made.
	 * @param maker who has made it
	 * @param value what was made; does not refer to the maker
	 * @param size how much memory it takes, about, in bytes
	 */
	public Derived(Object maker, Object value, int size) {
		this(new WeakReference<>(maker), value, size);
	}

	/** What its maker finds instead, so that nothing is made again that is not kept. */
	Derived tooLarge() {
		return new Derived(this.maker, TooLarge.TOO_LARGE, 0);
	}

	boolean isOf(Object other) {
		return this.maker.refersTo(other);
	}

	/** Whether somebody may still ask for it. */
	boolean isOfUse() {
		return this.maker.get() != null;
	}

	/** The value of what there was no room for. */
	public enum TooLarge {

		/** The one instance. */
		TOO_LARGE

	}

}
