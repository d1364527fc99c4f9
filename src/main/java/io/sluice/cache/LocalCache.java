package io.sluice.cache;

import org.jspecify.annotations.Nullable;

/**
 * What is made of entries of a {@link CallCache}, kept in this process alone. Who keeps
 * it tags it with all that it is made of: purges reach it then as they reach entries.
 * Safe for use by many threads.
 */
public interface LocalCache {

	/**
	 * Looks for an entry.
	 * @param key which one
	 * @return the entry, fresh; {@code null} if there is none
	 */
	@Nullable Entry find(EntryKey key);

	/**
	 * Keeps an entry, unless it is too long, or was purged since it began.
	 * @param key which one
	 * @param entry what to keep; not to be modified any more
	 */
	void keep(EntryKey key, Entry entry);

	/**
	 * The longest value that is kept.
	 * @return bytes; zero if nothing is
	 */
	long longest();

}
