package io.sluice.engine;

import java.util.Arrays;

import io.sluice.fault.Fault;
import io.sluice.plan.Coercion;
import io.sluice.plan.Estimate;
import io.sluice.plan.Plan;
import io.sluice.plan.PlanCost;
import io.sluice.plan.RowCost;
import io.sluice.plan.SlotCost;
import io.sluice.row.Row;
import io.sluice.row.RowList;
import org.jspecify.annotations.Nullable;

/**
 * Counts what an answer has cost. A row that stands in several places costs in each of
 * them; what was found before null took its place has cost, too.
 */
final class Expense {

	/**
	 * So many rows are counted. There may be more than any time is enough for, as a few
	 * can stand inside of one another many times: what is not counted is left out.
	 */
	private static final int MOST_ROWS = 1_000_000;

	private static final double UNKNOWN = -1;

	/** What the fields of a row cost by themselves, by number of its layout. */
	private final double[] own;

	private final PlanCost plan;

	private final Coercion values;

	private double types;

	private double fields;

	private int rows;

	/**
	 * Nothing yet.
	 * @param plan what the operation costs
	 * @param values the arguments of the request
	 */
	Expense(PlanCost plan, Coercion values) {
		this.plan = plan;
		this.values = values;
		this.own = new double[plan.layouts()];
		Arrays.fill(this.own, UNKNOWN);
	}

	/**
	 * Counts.
	 * @param plan the operation
	 * @param inquiry what the client asked for
	 * @param root the root of the answer, all slots of all rows filled
	 * @return what it has cost
	 */
	static long of(Plan plan, Inquiry inquiry, Row root) {
		return new Expense(plan.cost(), inquiry::coerce).of(root);
	}

	/**
	 * Counts.
	 * @param root the root, all slots of all rows filled
	 * @return type cost and field cost together, rounded up
	 */
	long of(Row root) {
		add(root);
		return Estimate.total(this.types, this.fields);
	}

	private void add(Row row) {
		if (this.rows++ > MOST_ROWS) {
			return;
		}
		RowCost cost = this.plan.rows(row.layout());
		this.types += cost.weight();
		this.fields += own(cost);
		for (SlotCost slot : cost.slots()) {
			if (slot.hasCostlyValues()) {
				add(row.slot(slot.slot()), slot.leaf());
			}
		}
	}

	private double own(RowCost row) {
		int layout = row.layout().number();
		if (this.own[layout] == UNKNOWN) {
			this.own[layout] = row.own(this.values);
		}
		return this.own[layout];
	}

	private void add(@Nullable Object value, double leaf) {
		switch (value) {
			case Row row -> add(row);
			case RowList list -> {
				for (int index = 0; index < list.size(); index++) {
					add(list.element(index), leaf);
				}
			}
			case Fault _ -> {
				// "Errors do not produce data" (IBM, Dynamic Query Analysis)
			}
			case null -> {
				// nothing there
			}
			default -> this.types += leaf;
		}
	}

}
