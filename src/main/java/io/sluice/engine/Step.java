package io.sluice.engine;

import java.util.List;

import io.sluice.row.Row;

/** Fills one slot of all rows of a layout. Immutable. */
@FunctionalInterface
interface Step {

	/**
	 * Begins to fill the slot. What cannot be had at once is awaited by the run.
	 * @param run the operation
	 * @param rows the rows, not empty
	 */
	void run(Run run, List<Row> rows);

}
