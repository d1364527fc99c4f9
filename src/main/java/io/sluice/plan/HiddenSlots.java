package io.sluice.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Reference;

/** Gives hidden slots of a layout to what templates and rules read of its JSON. */
final class HiddenSlots {

	private final int first;

	private final List<JsonPath> paths = new ArrayList<>();

	private final Map<JsonPath, Integer> ofTemplates = new LinkedHashMap<>();

	private final Map<JsonPath, Integer> ofRules = new LinkedHashMap<>();

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
				slots.add(this.ofTemplates.computeIfAbsent(reference.path(), this::slot));
			}
		});
		return new ParentSlots(found, slots);
	}

	/**
	 * Adds what rules read. They tell null from what is not there, so they have slots of
	 * their own.
	 * @param read members of the JSON, or all of it
	 */
	void ofRules(Collection<JsonPath> read) {
		read.forEach((path) -> this.ofRules.computeIfAbsent(path, this::slot));
	}

	private int slot(JsonPath path) {
		this.paths.add(path);
		return this.first + this.paths.size() - 1;
	}

	Hidden all() {
		return new Hidden(this.paths, this.ofRules);
	}

}
