package io.sluice.row;

import java.util.Map;

import io.sluice.blueprint.Discriminator;
import io.sluice.plan.Layout;
import io.sluice.plan.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Where a JSON value goes: a slot of the row, or the next element of the list, that a
 * register holds.
 */
sealed interface Target {

	/** The register that holds the row, list or members that the value goes to. */
	int register();

	/** The slot, if the register holds a row. */
	int slot();

	/** A target that opens something of its own, which further targets fill. */
	sealed interface Opening extends Target {

		/** The register that holds what was opened. */
		int own();

	}

	/** A target that needs the bytes of a JSON object or array as a whole. */
	sealed interface Slicing extends Target {

	}

	record Leaf(int register, int slot, LeafReader reader) implements Target {

	}

	record OpenRow(int register, int slot, int own, Layout layout) implements Opening {

	}

	record OpenList(int register, int slot, int own) implements Opening {

	}

	record OpenMembers(int register, int slot, int own) implements Opening {

	}

	/** A leaf that also takes objects and arrays. */
	record Tree(int register, int slot, LeafReader reader, TreeReader leaf) implements Slicing {

	}

	record Unread(int register, int slot, Shape.Unread kind) implements Slicing {

	}

	record Abstract(int register, int slot, Discriminator discriminator, Reader discriminating,
			Map<String, Reader> readers) implements Slicing {

		@Nullable Object read(Slice slice, Opened opened) {
			Object value = this.discriminating.read(slice, opened);
			String type = (value instanceof String text) ? this.discriminator.type(text) : null;
			Reader reader = (type != null) ? this.readers.get(type) : null;
			return (reader != null) ? reader.read(slice, opened) : this.discriminating.mismatch();
		}

	}

}
