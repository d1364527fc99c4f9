package io.sluice.config;

import org.jspecify.annotations.Nullable;

/**
 * How answers are given, {@code sluice.answers}.
 *
 * @param validationStatus the HTTP status where a document does not fit the schema
 * @param partialSuccessStatus the HTTP status of data that comes with errors
 */
public record AnswerSettings(@Nullable Setting validationStatus, @Nullable Setting partialSuccessStatus) {

	/**
	 * Where nothing is written.
	 * @return settings without any value
	 */
	public static AnswerSettings unset() {
		return new AnswerSettings(null, null);
	}

}
