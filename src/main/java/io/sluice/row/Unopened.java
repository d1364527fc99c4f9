package io.sluice.row;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What was read of a payload. Nobody was told of its rows yet.
 *
 * @param value what {@link Reader#read(Slice, Opened)} returns
 * @param rows the active rows, parents first; not to be modified
 */
public record Unopened(@Nullable Object value, List<Row> rows) {

	/** Nothing was said, or null. */
	public static final Unopened NULL = new Unopened(null, List.of());

	/**
	 * Opens the rows.
	 * @param opened is told of them
	 * @return the value
	 */
	public @Nullable Object open(Opened opened) {
		this.rows.forEach(opened::opened);
		return this.value;
	}

	/**
	 * Opens the rows that stand in some values, and leaves out those of what was read for
	 * nobody.
	 * @param values parts of the value
	 * @param opened is told of them
	 */
	public void openWithin(Collection<? extends @Nullable Object> values, Opened opened) {
		if (!this.rows.isEmpty()) {
			Set<Row> within = Collections.newSetFromMap(new IdentityHashMap<>());
			values.forEach((each) -> collect(each, within));
			this.rows.stream().filter(within::contains).forEach(opened::opened);
		}
	}

	private static void collect(@Nullable Object value, Set<Row> found) {
		switch (value) {
			case Row row -> {
				found.add(row);
				for (int slot = 0; slot < row.layout().visible(); slot++) {
					collect(row.slot(slot), found);
				}
			}
			case RowList list -> {
				for (int i = 0; i < list.size(); i++) {
					collect(list.element(i), found);
				}
			}
			case ReadSlice read -> collect(read.value(), found);
			case Map<?, ?> members -> members.values().forEach((member) -> collect(member, found));
			case null, default -> {
				// nothing that has rows
			}
		}
	}

}
