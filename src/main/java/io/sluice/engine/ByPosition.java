package io.sluice.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

import io.sluice.row.Reader;
import io.sluice.row.RowList;
import org.jspecify.annotations.Nullable;

/**
 * An answer with one element per key, in the order of the keys.
 *
 * @param reader reads the list of values
 * @param value takes the value out of what is read for a key
 * @param faults what goes wrong
 */
record ByPosition(Reader reader, Function<Object, @Nullable Object> value,
		ServiceFaults faults) implements Distribution {

	@Override
	public List<@Nullable Object> give(List<BatchKey> keys, @Nullable Object read) {
		return switch (read) {
			case RowList elements when elements.size() == keys.size() -> values(elements);
			case null -> Collections.nCopies(keys.size(), this.faults.violation());
			case RowList _ -> Collections.nCopies(keys.size(), this.faults.violation());
			case Object fault -> Collections.nCopies(keys.size(), fault);
		};
	}

	private List<@Nullable Object> values(RowList elements) {
		List<@Nullable Object> values = new ArrayList<>(elements.size());
		for (int i = 0; i < elements.size(); i++) {
			Object value = elements.element(i);
			values.add((value != null) ? this.value.apply(value) : Missing.MISSING);
		}
		return values;
	}

}
