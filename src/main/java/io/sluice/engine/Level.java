package io.sluice.engine;

import java.util.ArrayList;
import java.util.List;

import io.sluice.row.Opened;
import io.sluice.row.Row;

/**
 * What is loaded for all rows of one step. The rows that its answers open wait until the
 * last of them is there, so that the next level, too, asks for all its keys at once.
 *
 * @param run the operation
 * @param scope what placeholders stand for, but those for keys
 * @param waiting the rows opened so far
 */
record Level(Run run, Scope scope, List<Row> waiting) implements Opened {

	/**
	 * A level that nothing has been loaded for.
	 * @param run the operation
	 * @param scope what placeholders stand for, but those for keys
	 */
	Level(Run run, Scope scope) {
		this(run, scope, new ArrayList<>());
	}

	/** Where the rows wait that nobody asks for: for ever. */
	Level apart() {
		return new Level(this.run, this.scope);
	}

	@Override
	public void opened(Row row) {
		this.waiting.add(row);
	}

	/**
	 * Hands the rows over: the level is complete.
	 * @param passage what they pass
	 */
	void complete(Gate.Passage passage) {
		this.waiting.forEach(passage::opened);
		passage.close();
	}

}
