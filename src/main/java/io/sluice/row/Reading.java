package io.sluice.row;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.sluice.plan.Layout;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;

/**
 * What one reader has read of a payload, to be given to many operations: each gets rows
 * of its own. Does not hold on to the reader. Immutable.
 */
public final class Reading {

	private final @Nullable Object value;

	private final int size;

	Reading(@Nullable Object value, int size) {
		this.value = value;
		this.size = size;
	}

	/**
	 * How much memory it takes.
	 * @return bytes, about
	 */
	public int size() {
		return this.size;
	}

	/**
	 * Makes rows.
	 * @param layouts those of the reader
	 * @param opened is told of the active rows, parents first
	 * @return what the reader has read
	 */
	@Nullable Object rows(Layout[] layouts, Opened opened) {
		return rows(this.value, layouts, opened);
	}

	private static @Nullable Object rows(@Nullable Object value, Layout[] layouts, Opened opened) {
		return (value instanceof Part part) ? part.rows(layouts, opened) : value;
	}

	/** What an operation may change, so that each needs its own. */
	sealed interface Part {

		Object rows(Layout[] layouts, Opened opened);

	}

	/**
	 * A row.
	 *
	 * @param layout which of the reader's layouts
	 * @param slots what was read
	 * @param parts the slots that hold parts
	 * @param json all of it as it is written, if nothing can be wrong with it
	 */
	@SuppressWarnings("ArrayRecordComponent") // compared by nobody
	record RowPart(int layout, @Nullable Object[] slots, int[] parts,
			@Nullable SerializableString json) implements Part {

		@Override
		public Row rows(Layout[] layouts, Opened opened) {
			Row row = new Row(layouts[this.layout], this.slots.clone(), this.json);
			if (row.layout().isActive()) {
				opened.opened(row);
			}
			for (int slot : this.parts) {
				row.fill(slot, Reading.rows(this.slots[slot], layouts, opened));
			}
			return row;
		}

	}

	/**
	 * A list.
	 *
	 * @param elements what was read
	 * @param json all of it as it is written, if nothing can be wrong with it
	 */
	@SuppressWarnings("ArrayRecordComponent") // compared by nobody
	record ListPart(@Nullable Object[] elements, @Nullable SerializableString json) implements Part {

		@Override
		public RowList rows(Layout[] layouts, Opened opened) {
			RowList list = new RowList(this.elements.length, this.json);
			for (Object element : this.elements) {
				list.append(Reading.rows(element, layouts, opened));
			}
			return list;
		}

	}

	/**
	 * Members that hold parts.
	 *
	 * @param members what was read
	 */
	record MembersPart(Map<String, @Nullable Object> members) implements Part {

		@Override
		public Map<String, @Nullable Object> rows(Layout[] layouts, Opened opened) {
			Map<String, @Nullable Object> values = LinkedHashMap.newLinkedHashMap(this.members.size());
			this.members.forEach((name, value) -> values.put(name, Reading.rows(value, layouts, opened)));
			return Collections.unmodifiableMap(values);
		}

	}

}
