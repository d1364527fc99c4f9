package io.sluice.engine;

import java.util.List;

import io.sluice.row.Opened;
import io.sluice.row.Slice;
import org.jspecify.annotations.Nullable;

/** Gives the elements of a batched answer to the keys that asked for them. */
@FunctionalInterface
interface Distribution {

	/**
	 * Reads an answer.
	 * @param keys what was asked for, distinct
	 * @param json the answer
	 * @param opened is told of the rows that were opened, but of those that no key gets
	 * @return what each key gets, in their order: a value, {@link Missing}, or a fault
	 */
	List<@Nullable Object> distribute(List<BatchKey> keys, Slice json, Opened opened);

}
