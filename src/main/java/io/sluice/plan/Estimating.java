package io.sluice.plan;

import java.util.Optional;

import io.sluice.blueprint.ListSize;
import org.jspecify.annotations.Nullable;

/** The estimate of one request. */
final class Estimating {

	private final int services;

	private final Coercion values;

	private Estimate.@Nullable Slice largest;

	private Estimate.@Nullable Slice unclear;

	Estimating(int services, Coercion values) {
		this.services = services;
		this.values = values;
	}

	Estimate estimate(PlanCost plan) {
		Tally tally = new Tally(this.services);
		add(plan.root(), 1, 1, Quote.FREE, tally);
		return new Estimate(tally.types(), tally.fields(), plan.calls(tally), Optional.ofNullable(this.largest),
				Optional.ofNullable(this.unclear));
	}

	private void add(RowCost row, double rows, double arrivals, Quote parent, Tally tally) {
		tally.addTypes(rows * row.weight());
		for (SlotCost slot : row.slots()) {
			Quote own = slot.price().quote(this.values);
			note(slot, own);
			tally.addFields(rows * own.cost());
			double values = Tally.most(rows * slot.length().values(own, parent));
			tally.addTypes(values * slot.leaf());
			double arrived = slot.calls().count(tally, rows, values, arrivals);
			below(slot, values, arrived, own, tally);
		}
	}

	private void below(SlotCost slot, double values, double arrived, Quote own, Tally tally) {
		if (slot.rows().size() == 1) {
			add(slot.rows().getFirst(), values, arrived, own, tally);
		}
		else if (!slot.rows().isEmpty()) {
			Tally any = new Tally(this.services);
			for (RowCost row : slot.rows()) {
				Tally all = new Tally(this.services);
				add(row, values, arrived, own, all);
				any.or(all);
			}
			tally.and(any);
		}
	}

	private void note(SlotCost slot, Quote quote) {
		if (slot.said().isEmpty() || slot.said().get().slicing().isEmpty()) {
			return;
		}
		ListSize said = slot.said().get();
		if (this.largest == null || quote.slice() > this.largest.value()) {
			this.largest = new Estimate.Slice(slot.field(), said.slicing(), quote.slice(), quote.slices());
		}
		if (this.unclear == null && said.oneRequired() && quote.slices() != 1) {
			this.unclear = new Estimate.Slice(slot.field(), said.slicing(), quote.slice(), quote.slices());
		}
	}

}
