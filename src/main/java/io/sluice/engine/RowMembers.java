package io.sluice.engine;

import java.util.AbstractMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.sluice.blueprint.Absent;
import io.sluice.fault.Fault;
import io.sluice.row.Row;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a row, as far as rules read it. A member that could not be read is not
 * taken for one that is not there: whoever asks for it fails, and so decides nothing.
 */
final class RowMembers extends AbstractMap<String, @Nullable Object> {

	private final Row row;

	private RowMembers(Row row) {
		this.row = row;
	}

	/**
	 * What rules may know of a row.
	 * @param row the row
	 * @return its JSON as a whole if a rule reads that, else the members that rules read
	 */
	static Map<?, ?> of(Row row) {
		int whole = row.layout().whole();
		return (whole >= 0 && row.slot(whole) instanceof Map<?, ?> object) ? object : new RowMembers(row);
	}

	@Override
	public @Nullable Object get(@Nullable Object name) {
		Object value = value(name);
		return (value != Absent.ABSENT) ? value : null;
	}

	@Override
	public boolean containsKey(@Nullable Object name) {
		return value(name) != Absent.ABSENT;
	}

	private @Nullable Object value(@Nullable Object name) {
		Integer slot = this.row.layout().members().get(name);
		Object value = (slot != null) ? this.row.slot(slot) : Absent.ABSENT;
		if (value instanceof Fault fault) {
			throw new IllegalStateException(name + " could not be read: " + fault.message());
		}
		return value;
	}

	@Override
	public Set<Entry<String, @Nullable Object>> entrySet() {
		Set<Entry<String, @Nullable Object>> members = new HashSet<>();
		this.row.layout().members().forEach((name, slot) -> {
			Object value = value(name);
			if (value != Absent.ABSENT) {
				members.add(new SimpleImmutableEntry<>(name, value));
			}
		});
		return members;
	}

}
