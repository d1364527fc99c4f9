package io.sluice.plan;

import java.util.List;
import java.util.Optional;

import io.sluice.blueprint.ListSize;

/**
 * What a field costs in a row.
 *
 * @param slot the number of its slot
 * @param field the field
 * @param price what it costs to ask for it
 * @param said what is written of the length of lists, if anything
 * @param length how many values it has
 * @param leaf what each value weighs that is not a row
 * @param rows what the rows cost that it holds: of one type, or of one of several
 * @param calls what is called for it
 */
public record SlotCost(int slot, FieldPlan field, Price price, Optional<ListSize> said, Length length, double leaf,
		List<RowCost> rows, Calls calls) {

	public SlotCost {
		rows = List.copyOf(rows);
	}

	/** Whether it is all the same to the operation's cost that it is there. */
	boolean isNothing() {
		return this.price instanceof Price.Fixed(var quote) && quote.cost() == 0 && this.said.isEmpty()
				&& this.leaf == 0 && this.rows.isEmpty() && this.calls == Calls.None.INSTANCE;
	}

	/**
	 * Whether its values cost something besides asking for them.
	 * @return {@code false} if nobody has to look at them
	 */
	public boolean hasCostlyValues() {
		return this.leaf != 0 || !this.rows.isEmpty();
	}

	/**
	 * What it costs to ask for it once, whatever its value is.
	 * @param values the arguments of the request
	 * @return at least zero
	 */
	double own(Coercion values) {
		return this.price.quote(values).cost();
	}

}
