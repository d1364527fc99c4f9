package io.sluice.engine;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

import io.sluice.blueprint.Absent;
import io.sluice.row.Nullifiable.Completeness;
import io.sluice.row.Row;
import org.jspecify.annotations.Nullable;

/**
 * The root fields of a mutation, one after the other. Used in the turns of its operation.
 */
final class Succession {

	private final Queue<Step> later = new ArrayDeque<>();

	private final Row root;

	private int begun;

	/**
	 * No root field has begun.
	 * @param root the root
	 */
	Succession(Row root) {
		this.root = root;
	}

	/** All of them, in their order. */
	void begin(List<Step> steps) {
		this.later.addAll(steps);
	}

	/**
	 * The next one: all before it are complete.
	 * @return the step that fills it; {@code null} if there is none, or if null has
	 * reached the root already
	 */
	@Nullable Step next() {
		Step next = this.later.poll();
		if (next == null) {
			return null;
		}
		if (this.begun > 0 && hasFailed(this.begun - 1)) {
			leaveOut();
			return null;
		}
		this.begun++;
		return next;
	}

	/** Nothing is wrong with fields that are never begun. */
	private void leaveOut() {
		this.later.clear();
		int[] active = this.root.layout().active();
		for (int field = this.begun; field < active.length; field++) {
			this.root.fill(active[field], Absent.ABSENT);
		}
	}

	/** Whether a root field became null that cannot be. */
	private boolean hasFailed(int field) {
		int slot = this.root.layout().active()[field];
		return new Completion("").complete(this.root, slot) == Completeness.NULLIFIED;
	}

}
