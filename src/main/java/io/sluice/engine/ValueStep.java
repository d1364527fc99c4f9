package io.sluice.engine;

import java.util.List;

import io.sluice.blueprint.Absent;
import io.sluice.plan.Source;
import io.sluice.row.Reader;
import io.sluice.row.Row;

/**
 * Fills a template for each row.
 *
 * @param slot what is filled
 * @param source the template
 * @param reader makes the slot's value of the template's
 */
record ValueStep(int slot, Source.Computed source, Reader reader) implements Step {

	@Override
	public void run(Run run, List<Row> rows) {
		Scopes scopes = Scopes.of(run, this.source.inputs());
		if (scopes.fault().isPresent()) {
			rows.forEach((row) -> row.fill(this.slot, scopes.fault().get()));
			return;
		}
		for (Row row : rows) {
			Object value = this.source.template().evaluate(scopes.of(row));
			row.fill(this.slot, this.reader.convert((value != Absent.ABSENT) ? value : null, run));
		}
	}

}
