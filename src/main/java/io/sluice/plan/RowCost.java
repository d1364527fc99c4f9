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

}
