package io.sluice.engine;

import java.util.stream.IntStream;

import io.sluice.plan.FieldPlan;
import io.sluice.plan.Layout;
import io.sluice.plan.Source;

/** Where the rules of a plan are asked. */
final class Guarding {

	private final int[][] guarded;

	/**
	 * The rules of a plan.
	 * @param layouts all layouts
	 */
	Guarding(Layout[] layouts) {
		this.guarded = new int[layouts.length][];
		for (Layout layout : layouts) {
			this.guarded[layout.number()] = IntStream.range(0, layout.visible())
				.filter((slot) -> isAsked(layout.field(slot)))
				.toArray();
		}
	}

	/** Objects may have to be handed over, even if they have no rules themselves. */
	private static boolean isAsked(FieldPlan field) {
		return field.source() instanceof Source.Property
				&& (!field.guard().isOpen() || !field.shape().rows().isEmpty());
	}

	/**
	 * The slots that are read with the rows of each layout, and that rules may be about.
	 * @return by number of the layout
	 */
	int[][] slots() {
		return this.guarded;
	}

	/**
	 * The gate of a field.
	 * @param field is not read with its parent
	 * @return open if there are no rules about its value, and all that is read with it
	 */
	static Gate gate(FieldPlan field) {
		return isGuarded(field) ? (run) -> new GuardedPassage(field, run) : Gate.OPEN;
	}

	private static boolean isGuarded(FieldPlan field) {
		return !field.guard().after().isEmpty() || field.shape().rows().stream().anyMatch(Guarding::isGuarded);
	}

	private static boolean isGuarded(Layout layout) {
		return !layout.rules().isEmpty() || IntStream.range(0, layout.visible())
			.mapToObj(layout::field)
			.anyMatch((field) -> field.source() instanceof Source.Property
					&& (field.guard().isAhead() || isGuarded(field)));
	}

}
