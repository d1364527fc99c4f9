package io.sluice.cache;

/**
 * What came of a purge.
 *
 * @param count entries that were there, and are not used any more
 * @param complete whether all of them were counted, and all instances are told; if not,
 * they will be
 */
public record Purged(long count, boolean complete) {

}
