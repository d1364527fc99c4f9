package io.sluice.generation;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

import io.sluice.engine.PlanFigures;

/**
 * What operators may know of what a generation has made of documents. Safe for use by
 * many threads; asking costs next to nothing.
 *
 * @param hits how often a document was known already
 * @param misses how often one was parsed and validated
 * @param documents how many are kept
 * @param plans what was made of them
 */
public record Figures(LongAdder hits, LongAdder misses, LongSupplier documents, PlanFigures plans) {

}
