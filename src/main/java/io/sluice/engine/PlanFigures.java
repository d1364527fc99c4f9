package io.sluice.engine;

import java.util.function.LongSupplier;

/**
 * What operators may know of the plans of an engine. Safe for use by many threads.
 *
 * @param hits how often a plan was there already
 * @param misses how often one was made
 */
public record PlanFigures(LongSupplier hits, LongSupplier misses) {

}
