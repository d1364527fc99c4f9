package io.sluice.engine;

import io.sluice.cache.CallCache;
import io.sluice.cache.Derived;
import io.sluice.cache.Entry;
import io.sluice.cache.EntryKey;
import io.sluice.row.Opened;
import io.sluice.row.Reader;
import io.sluice.row.Reading;
import io.sluice.row.Slice;
import org.jspecify.annotations.Nullable;

/**
 * A kept value that was not read yet by who asks. What readers read of it is kept, too:
 * the next operation that asks the same need not read it again.
 *
 * @param unread the value: a slice, or a list of slices
 * @param key which entry it is of
 * @param entry the entry
 * @param cache keeps it
 */
record Remembered(Object unread, EntryKey key, Entry entry, CallCache cache) {

	/**
	 * Reads it, unless that was done before.
	 * @param reader reads one value, or one element of a list
	 * @param opened is told of the rows that are opened
	 * @return what the reader reads; if that is a part which others read, what is
	 * remembered of it
	 */
	@Nullable Object read(Reader reader, Opened opened) {
		Object value = value(reader, opened);
		return (value instanceof Slice part) ? new Remembered(part, this.key, this.entry, this.cache) : value;
	}

	private @Nullable Object value(Reader reader, Opened opened) {
		Object known = this.entry.derivedBy(reader);
		if (known instanceof Reading reading) {
			return reader.read(reading, opened);
		}
		Object value = Unpacking.read(this.unread, reader, opened);
		if (known == null) {
			this.cache.derive(this.key, this.entry, () -> derived(reader, value));
		}
		return value;
	}

	private static Derived derived(Reader reader, @Nullable Object value) {
		Reading reading = reader.keep(value);
		return new Derived(reader, reading, reading.size());
	}

}
