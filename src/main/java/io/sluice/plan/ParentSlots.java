package io.sluice.plan;

import java.util.List;

import io.sluice.blueprint.Reference;

/**
 * Where a row holds the raw values that the placeholders of one field read. Placeholders
 * are told apart by identity.
 */
public final class ParentSlots {

	private final Reference[] references;

	private final int[] slots;

	ParentSlots(List<Reference> references, List<Integer> slots) {
		this.references = references.toArray(Reference[]::new);
		this.slots = slots.stream().mapToInt(Integer::intValue).toArray();
	}

	/**
	 * The slot of a placeholder.
	 * @param reference a placeholder of the field's templates, with root {@code parent}
	 * @return the number of the slot in the row of the field's parent
	 */
	@SuppressWarnings("ReferenceEquality") // equal placeholders of other fields have
											// other slots
	public int slot(Reference reference) {
		for (int i = 0; i < this.references.length; i++) {
			if (this.references[i] == reference) {
				return this.slots[i];
			}
		}
		throw new IllegalArgumentException("not planned: " + reference);
	}

	/**
	 * All slots that the field's templates read.
	 * @return their numbers, not to be modified
	 */
	public int[] slots() {
		return this.slots;
	}

}
