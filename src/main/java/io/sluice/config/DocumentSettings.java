package io.sluice.config;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Which documents are executed, {@code sluice.documents}.
 *
 * @param persistedQueries whether clients may have documents kept
 * @param trusted how much it counts that a document is trusted
 * @param clients the same, by the id of a client
 */
public record DocumentSettings(@Nullable Setting persistedQueries, @Nullable Setting trusted,
		@Nullable Map<String, Setting> clients) {

	/**
	 * Where nothing is written.
	 * @return settings without any value
	 */
	public static DocumentSettings unset() {
		return new DocumentSettings(null, null, null);
	}

}
