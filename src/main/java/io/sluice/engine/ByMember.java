package io.sluice.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.sluice.row.Reader;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is an object with a member for each key.
 *
 * @param reader reads the object as a map of values
 * @param value takes the value out of what is read for a key
 * @param faults what goes wrong
 */
record ByMember(Reader reader, Function<Object, @Nullable Object> value, ServiceFaults faults) implements Distribution {

	@Override
	public List<@Nullable Object> give(List<BatchKey> keys, @Nullable Object read) {
		return switch (read) {
			case null -> Collections.nCopies(keys.size(), Missing.MISSING);
			case Map<?, ?> members -> distribute(keys, members);
			case Object fault -> Collections.nCopies(keys.size(), fault);
		};
	}

	private List<@Nullable Object> distribute(List<BatchKey> keys, Map<?, ?> members) {
		List<@Nullable Object> values = new ArrayList<>(keys.size());
		int found = 0;
		for (BatchKey key : keys) {
			found += members.containsKey(key.text()) ? 1 : 0;
			Object value = members.get(key.text());
			values.add((value != null) ? this.value.apply(value) : Missing.MISSING);
		}
		if (found < members.size()) {
			boolean anyMissing = values.contains(Missing.MISSING);
			values.replaceAll((value) -> (!anyMissing || value == Missing.MISSING) ? this.faults.violation() : value);
		}
		return values;
	}

}
