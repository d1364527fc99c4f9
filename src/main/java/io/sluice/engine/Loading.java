package io.sluice.engine;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/** Loads values by key. Immutable. */
interface Loading {

	/**
	 * Which loader of an operation this is.
	 * @param arguments the coerced arguments of the field
	 * @return equal if one loader can serve both
	 */
	LoaderKey key(Map<String, @Nullable Object> arguments);

	/**
	 * How many keys go into one call.
	 * @return at least 1
	 */
	int maxSize();

	/**
	 * Loads values.
	 * @param keys distinct, at most {@link #maxSize()}
	 * @param level what it is for; is told of the rows that are opened
	 * @return what each key gets, in their order: a value, {@link Missing}, or a fault
	 */
	CompletableFuture<List<@Nullable Object>> load(List<BatchKey> keys, Level level);

}
