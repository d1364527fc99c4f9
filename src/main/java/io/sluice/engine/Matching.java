package io.sluice.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.sluice.fault.Fault;
import io.sluice.row.Reader;
import io.sluice.row.Row;
import io.sluice.row.RowList;
import org.jspecify.annotations.Nullable;

/**
 * Elements that hold their keys. Order is never trusted.
 *
 * @param reader reads a list of rows that hold the parts of their keys, then the value
 * @param parts how many slots the key has
 * @param value takes the value out of such a row
 * @param many whether a key gets a list of elements
 * @param faults what goes wrong
 */
record Matching(Reader reader, int parts, Function<Row, @Nullable Object> value, boolean many,
		ServiceFaults faults) implements Distribution {

	@Override
	public List<@Nullable Object> give(List<BatchKey> keys, @Nullable Object read) {
		return switch (read) {
			case null -> Collections.nCopies(keys.size(), Missing.MISSING);
			case RowList elements -> distribute(keys, elements);
			case Object fault -> Collections.nCopies(keys.size(), fault);
		};
	}

	private List<@Nullable Object> distribute(List<BatchKey> keys, RowList elements) {
		Map<String, Integer> positions = HashMap.newHashMap(keys.size());
		keys.forEach((key) -> positions.put(key.text(), positions.size()));
		@Nullable Object[] values = new @Nullable Object[keys.size()];
		Arrays.fill(values, Missing.MISSING);
		boolean foreign = false;
		for (int i = 0; i < elements.size(); i++) {
			Object element = elements.element(i);
			if (element instanceof Fault fault) {
				return Collections.nCopies(keys.size(), fault);
			}
			if (element instanceof Row row) {
				String key = key(row);
				Integer position = (key != null) ? positions.get(key) : null;
				if (position != null) {
					values[position] = give(values[position], this.value.apply(row));
				}
				else {
					foreign = true;
				}
			}
		}
		if (foreign) {
			blame(values);
		}
		return Arrays.asList(values);
	}

	private @Nullable Object give(@Nullable Object present, @Nullable Object value) {
		if (!this.many) {
			return (present == Missing.MISSING) ? value : this.faults.violation();
		}
		RowList list = (present instanceof RowList started) ? started : new RowList();
		list.append(value);
		return list;
	}

	/**
	 * An element that nobody asked for is held against the keys that got nothing, or
	 * against all if there are none.
	 */
	private void blame(@Nullable Object[] values) {
		boolean anyMissing = Arrays.asList(values).contains(Missing.MISSING);
		for (int i = 0; i < values.length; i++) {
			if (!anyMissing || values[i] == Missing.MISSING) {
				values[i] = this.faults.violation();
			}
		}
	}

	private @Nullable String key(Row row) {
		if (this.parts == 1) {
			return (row.slot(0) instanceof String text) ? text : null;
		}
		List<@Nullable Object> members = new ArrayList<>(this.parts);
		for (int slot = 0; slot < this.parts; slot++) {
			members.add((row.slot(slot) instanceof String text) ? text : null);
		}
		return BatchKey.composite(members);
	}

}
