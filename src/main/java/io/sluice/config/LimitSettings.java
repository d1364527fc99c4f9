package io.sluice.config;

import org.jspecify.annotations.Nullable;

/**
 * What a client may demand at most, {@code sluice.limits}.
 *
 * @param characters letters of a document
 * @param tokens lexical tokens of a document
 * @param depth fields below one another
 * @param aliases aliases of an operation
 * @param rootFields fields of an operation that are not inside of another one
 * @param fields fields of a document
 * @param fragments fragments that a document spreads
 * @param directives directives of a document
 * @param bodySize bytes of a request
 * @param bodyTime how long a client may take to send them
 * @param operationsPerRequest operations of a request
 * @param listSize elements of a list in arguments and variables
 * @param operationTime how long an operation may take
 * @param answerSize bytes of an answer
 * @param operationsPerCaller operations of one caller at the same time
 * @param concurrentOperations operations of all callers at the same time
 * @param connections WebSockets and event streams at the same time
 * @param subscriptionsPerConnection operations at the same time on one WebSocket
 * @param cost the cost of an operation
 * @param assumedListSize elements of a list of which nothing is said
 */
public record LimitSettings(@Nullable Setting characters, @Nullable Setting tokens, @Nullable Setting depth,
		@Nullable Setting aliases, @Nullable Setting rootFields, @Nullable Setting fields, @Nullable Setting fragments,
		@Nullable Setting directives, @Nullable Setting bodySize, @Nullable Setting bodyTime,
		@Nullable Setting operationsPerRequest, @Nullable Setting listSize, @Nullable Setting operationTime,
		@Nullable Setting answerSize, @Nullable Setting operationsPerCaller, @Nullable Setting concurrentOperations,
		@Nullable Setting connections, @Nullable Setting subscriptionsPerConnection, @Nullable Setting cost,
		@Nullable Setting assumedListSize) {

	/**
	 * Where nothing is written.
	 * @return settings without any value
	 */
	public static LimitSettings unset() {
		return new LimitSettings(null, null, null, null, null, null, null, null, null, null, null, null, null, null,
				null, null, null, null, null, null);
	}

}
