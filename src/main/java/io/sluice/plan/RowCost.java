package io.sluice.plan;

import java.util.List;

/**
 * What the rows of one layout cost.
 *
 * @param layout the layout
 * @param weight what there being a row weighs
 * @param slots the fields that cost something, or are not alone in doing so
 */
public record RowCost(Layout layout, double weight, List<SlotCost> slots) {

	public RowCost {
		slots = List.copyOf(slots);
	}

	/**
	 * What it costs to ask for its fields once, whatever their values are.
	 * @param values the arguments of the request
	 * @return at least zero
	 */
	public double own(Coercion values) {
		double own = 0;
		for (SlotCost slot : this.slots) {
			own += slot.own(values);
		}
		return own;
	}

}
