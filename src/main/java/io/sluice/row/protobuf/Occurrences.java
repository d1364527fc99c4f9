package io.sluice.row.protobuf;

import java.util.Arrays;

/**
 * Where the fields that are asked for stand in a message: the places of the first and the
 * last tag of each. A value of a {@code oneof} ends those that were set before.
 */
final class Occurrences {

	static final int NONE = -1;

	private int[] first = {};

	private int[] last = {};

	private int[] set = {};

	/**
	 * Finds fields.
	 * @param selection the fields
	 * @param input stands before the message; afterwards behind it
	 */
	void find(Selection selection, WireInput input) {
		clear(selection);
		while (input.hasMore()) {
			int position = input.position();
			int tag = input.tag();
			int place = selection.numbered(WireInput.number(tag));
			if (place != NONE) {
				note(selection, place, position);
			}
			input.skip(tag);
		}
	}

	private void clear(Selection selection) {
		if (this.first.length < selection.fields()) {
			this.first = new int[selection.fields()];
			this.last = new int[selection.fields()];
		}
		if (this.set.length < selection.oneofs()) {
			this.set = new int[selection.oneofs()];
		}
		Arrays.fill(this.first, 0, selection.fields(), NONE);
		Arrays.fill(this.set, 0, selection.oneofs(), NONE);
	}

	private void note(Selection selection, int place, int position) {
		int oneof = selection.oneof(place);
		if (oneof != NONE) {
			int before = this.set[oneof];
			if (before != place && before != NONE) {
				this.first[before] = NONE;
			}
			this.set[oneof] = place;
		}
		if (this.first[place] == NONE) {
			this.first[place] = position;
		}
		this.last[place] = position;
	}

	/** The first tag of a field, or {@link #NONE}. */
	int first(int place) {
		return this.first[place];
	}

	/** The last tag of a field that is there. */
	int last(int place) {
		return this.last[place];
	}

	/** The place of the field that is set, or {@link #NONE}. */
	int set(int oneof) {
		return this.set[oneof];
	}

}
