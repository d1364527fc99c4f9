package io.sluice.engine;

import java.util.ArrayList;
import java.util.List;

import io.sluice.blueprint.Otherwise;
import io.sluice.plan.FieldPlan;
import io.sluice.plan.Shape;
import io.sluice.row.Row;
import io.sluice.row.RowList;

/**
 * Asks the rules that do not need the value before it is asked for. What is not allowed
 * is not asked for.
 *
 * @param field the field
 * @param slot what is filled
 * @param step fills the slot where it is allowed
 */
record Ahead(FieldPlan field, int slot, Step step) implements Step {

	/**
	 * A step that asks first.
	 * @param field the field
	 * @param slot what is filled
	 * @param step fills the slot where it is allowed
	 * @return the step itself if there is nothing to ask
	 */
	static Step of(FieldPlan field, int slot, Step step) {
		return field.guard().isAhead() ? new Ahead(field, slot, step) : step;
	}

	@Override
	public void run(Run run, List<Row> rows) {
		List<Row> allowed = new ArrayList<>(rows.size());
		for (Row row : rows) {
			if (isAllowed(this.field, this.slot, row, run.judge())) {
				allowed.add(row);
			}
		}
		if (!allowed.isEmpty()) {
			this.step.run(run, allowed);
		}
	}

	/**
	 * Asks for one row.
	 * @param field the field
	 * @param slot its slot, which is filled if it is not allowed
	 * @param row the row
	 * @param judge asks the rules
	 * @return whether the field is allowed
	 */
	static boolean isAllowed(FieldPlan field, int slot, Row row, Judge judge) {
		Otherwise otherwise = judge.ahead(field, row).orElse(null);
		if (otherwise == null) {
			return true;
		}
		boolean none = otherwise == Otherwise.OMIT && field.shape() instanceof Shape.ListOf;
		row.fill(slot, none ? new RowList(0) : Judge.FORBIDDEN);
		return false;
	}

}
