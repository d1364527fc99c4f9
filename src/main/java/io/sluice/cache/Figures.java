package io.sluice.cache;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import io.sluice.redis.Standing;

/**
 * What operators may know of a cache. Safe for use by many threads; asking costs next to
 * nothing.
 *
 * @param near look-ups of entries in memory
 * @param far look-ups of entries that other instances may have; of those that were not
 * near and fresh
 * @param made look-ups of what is made of entries
 * @param nearSize how many bytes the entries in memory take, about
 * @param madeSize how many bytes that takes which is made of them, about
 * @param purges how many tags were purged by this instance
 * @param resets how often memory was emptied, since purges may have been missed
 * @param standing whether entries are shared at the moment
 */
public record Figures(Lookups near, Lookups far, Lookups made, LongSupplier nearSize, LongSupplier madeSize,
		LongAdder purges, LongAdder resets, Supplier<Standing> standing) {

}
