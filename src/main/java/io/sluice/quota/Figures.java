package io.sluice.quota;

import java.util.function.Supplier;

import io.sluice.redis.Standing;

/**
 * What operators may know of buckets. Safe for use by many threads; asking costs next to
 * nothing.
 *
 * @param local attempts that an instance has decided that is alone
 * @param shared attempts that were decided for all instances together
 * @param instead attempts that were decided here while that was not possible
 * @param standing whether buckets are shared at the moment
 */
public record Figures(Attempts local, Attempts shared, Attempts instead, Supplier<Standing> standing) {

	/**
	 * Nothing has been attempted.
	 * @return the figures of an instance that is alone
	 */
	public static Figures alone() {
		return sharedAs(() -> Standing.ALONE);
	}

	/**
	 * Nothing has been attempted.
	 * @param standing whether buckets are shared at the moment
	 * @return the figures
	 */
	public static Figures sharedAs(Supplier<Standing> standing) {
		return new Figures(new Attempts(), new Attempts(), new Attempts(), standing);
	}

}
