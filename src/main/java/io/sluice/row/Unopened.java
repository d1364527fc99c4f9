package io.sluice.row;

import java.util.List;

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

}
