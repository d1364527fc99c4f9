package io.sluice.row;

import org.jspecify.annotations.Nullable;

/**
 * A slice that was read in passing: who has asked gets the value, who keeps it the bytes.
 *
 * @param slice the bytes
 * @param value what a reader has read of them
 */
public record ReadSlice(Slice slice, Object value) {

	/**
	 * A value as if nobody had read it.
	 * @param value any value, or a list of values
	 * @return the same, with the bytes instead of what is read
	 */
	public static @Nullable Object unread(@Nullable Object value) {
		return switch (value) {
			case ReadSlice read -> read.slice;
			case RowList list -> {
				RowList unread = new RowList(list.size());
				for (int i = 0; i < list.size(); i++) {
					unread.append(unread(list.element(i)));
				}
				yield unread;
			}
			case null, default -> value;
		};
	}

}
