package io.sluice.engine;

import io.sluice.row.Opened;
import io.sluice.row.ReadSlice;
import io.sluice.row.Reader;
import io.sluice.row.RowList;
import io.sluice.row.Slice;
import org.jspecify.annotations.Nullable;

/** Makes a field's value of what a loader has for its key. */
@FunctionalInterface
interface Unpacking {

	/**
	 * Takes a loaded value.
	 * @param loaded a value or a fault
	 * @param opened is told of the rows that are opened
	 * @return the value of the slot
	 */
	@Nullable Object unpack(@Nullable Object loaded, Opened opened);

	/**
	 * The loader belongs to one field only, and has read what that needs.
	 * @return takes values as they are
	 */
	static Unpacking none() {
		return (loaded, _) -> loaded;
	}

	/**
	 * Several fields share the loader, which has the bytes; each field reads its own
	 * selection.
	 * @param reader reads one value, or one element if a key gets several
	 * @return reads unread values
	 */
	static Unpacking reading(Reader reader) {
		return (loaded, opened) -> read(loaded, reader, opened);
	}

	/**
	 * Reads a loaded value.
	 * @param loaded a slice, a list of slices, what is {@link Remembered} of either, or
	 * what is read already, by a reader that reads the same
	 * @param reader reads one value, or one element of a list
	 * @param opened is told of the rows that are opened
	 * @return what was read
	 */
	static @Nullable Object read(@Nullable Object loaded, Reader reader, Opened opened) {
		return switch (loaded) {
			case Remembered kept -> kept.read(reader, opened);
			case RowList slices -> {
				RowList values = new RowList(slices.size());
				for (int i = 0; i < slices.size(); i++) {
					values.append(readOne(slices.element(i), reader, opened));
				}
				yield values;
			}
			case null, default -> readOne(loaded, reader, opened);
		};
	}

	private static @Nullable Object readOne(@Nullable Object loaded, Reader reader, Opened opened) {
		return switch (loaded) {
			case Slice slice -> reader.read(slice, opened);
			case ReadSlice read -> read.value();
			case null, default -> loaded;
		};
	}

}
