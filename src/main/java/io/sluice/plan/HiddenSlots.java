package io.sluice.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Reference;

/** Gives hidden slots of a layout to what templates read of the parent. */
final class HiddenSlots {

	private final int first;

	private final List<JsonPath> paths = new ArrayList<>();

	HiddenSlots(int first) {
		this.first = first;
	}

	/**
	 * The slots of all placeholders with root {@code parent}; equal paths share one.
	 * @param references shows the placeholders to a visitor
	 * @return where the row holds them
	 */
	ParentSlots of(Consumer<Consumer<Reference>> references) {
		List<Reference> found = new ArrayList<>();
		List<Integer> slots = new ArrayList<>();
		references.accept((reference) -> {
			if (reference.root() == Reference.Root.PARENT) {
				found.add(reference);
				slots.add(slot(reference.path()));
			}
		});
		return new ParentSlots(found, slots);
	}

	private int slot(JsonPath path) {
		int index = this.paths.indexOf(path);
		if (index < 0) {
			index = this.paths.size();
			this.paths.add(path);
		}
		return this.first + index;
	}

	List<JsonPath> paths() {
		return List.copyOf(this.paths);
	}

}
