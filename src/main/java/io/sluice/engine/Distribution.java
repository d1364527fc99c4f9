package io.sluice.engine;

import java.util.List;

import io.sluice.row.Opened;
import io.sluice.row.Reader;
import io.sluice.row.Slice;
import io.sluice.row.Unopened;
import org.jspecify.annotations.Nullable;

/** Gives the elements of a batched answer to the keys that asked for them. */
interface Distribution {

	/**
	 * What answers are read by.
	 * @return reads all that keys get
	 */
	Reader reader();

	/**
	 * Gives what was read to the keys.
	 * @param keys what was asked for, distinct
	 * @param read what the reader has read of the answer
	 * @return what each key gets, in their order: a value, {@link Missing}, or a fault
	 */
	List<@Nullable Object> give(List<BatchKey> keys, @Nullable Object read);

	/**
	 * Reads an answer.
	 * @param keys what was asked for, distinct
	 * @param json the answer
	 * @param opened is told of the rows that were opened, but of those that no key gets
	 * @return as {@link #give}
	 */
	default List<@Nullable Object> distribute(List<BatchKey> keys, Slice json, Opened opened) {
		Unopened read = reader().read(json);
		List<@Nullable Object> given = give(keys, read.value());
		read.openWithin(given, opened);
		return given;
	}

}
