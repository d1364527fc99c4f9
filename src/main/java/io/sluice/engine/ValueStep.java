package io.sluice.engine;

import java.util.List;

import io.sluice.blueprint.Absent;
import io.sluice.fault.Fault;
import io.sluice.plan.Inputs;
import io.sluice.plan.Source;
import io.sluice.row.Opened;
import io.sluice.row.Reader;
import io.sluice.row.Row;
import org.jspecify.annotations.Nullable;

/**
 * Fills a template for each row.
 *
 * @param slot what is filled
 * @param source the template
 * @param reader makes the slot's value of the template's
 * @param gate lets values through
 */
record ValueStep(int slot, Source.Computed source, Reader reader, Gate gate) implements ScopedStep {

	@Override
	public Inputs inputs() {
		return this.source.inputs();
	}

	@Override
	public Object selection() {
		return Absent.ABSENT;
	}

	@Override
	public void run(Run run, List<Row> rows, Scopes scopes) {
		Gate.Passage passage = this.gate.open(run);
		for (Row row : rows) {
			Scope scope = scopes.of(row);
			Fault obstacle = scope.obstacle();
			row.fill(this.slot, (obstacle != null) ? obstacle : passage.admit(row, value(scope, passage)));
		}
		passage.close();
	}

	private @Nullable Object value(Scope scope, Opened opened) {
		Object value = this.source.template().evaluate(scope);
		return this.reader.convert((value != Absent.ABSENT) ? value : null, opened);
	}

}
