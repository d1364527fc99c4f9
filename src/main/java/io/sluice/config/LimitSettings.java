package io.sluice.config;

import org.jspecify.annotations.Nullable;

/**
 * What a client may demand at most, {@code sluice.limits}.
 *
 * @param tokens lexical tokens of a document
 * @param depth fields below one another
 * @param aliases aliases of an operation
 * @param rootFields fields of an operation that are not inside of another one
 * @param fields fields of a document
 * @param answerSize bytes of an answer
 * @param connections WebSockets and event streams at the same time
 * @param subscriptionsPerConnection operations at the same time on one WebSocket
 */
public record LimitSettings(@Nullable Setting tokens, @Nullable Setting depth, @Nullable Setting aliases,
		@Nullable Setting rootFields, @Nullable Setting fields, @Nullable Setting answerSize,
		@Nullable Setting connections, @Nullable Setting subscriptionsPerConnection) {

	/**
	 * Where nothing is written.
	 * @return settings without any value
	 */
	public static LimitSettings unset() {
		return new LimitSettings(null, null, null, null, null, null, null, null);
	}

}
