package io.sluice.engine;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

import graphql.ExecutionResult;
import io.sluice.cache.Entry;
import io.sluice.cache.EntryKey;
import io.sluice.cache.LocalCache;
import io.sluice.row.Row;
import io.sluice.row.WrittenRow;
import org.jspecify.annotations.Nullable;

/**
 * Answers to queries that are the same for everyone, as long as all holds that they are
 * made of: who asks again is given the same bytes, and nothing is executed.
 *
 * @param cache where they are
 */
record KeptResponses(LocalCache cache) {

	/**
	 * Looks for an answer.
	 * @param program what is to be executed
	 * @param text what tells requests for it apart
	 * @return the answer, if it is known
	 */
	Optional<Response> find(Program program, String text) {
		return isKept(program) ? Optional.ofNullable(this.cache.find(key(program, text))).map(KeptResponses::read)
				: Optional.empty();
	}

	private boolean isKept(Program program) {
		return program.isReusable() && this.cache.longest() > 0;
	}

	private static Response read(Entry entry) {
		long cost = ByteBuffer.wrap(entry.value()).getLong();
		WrittenRow row = new WrittenRow(entry.value(), Long.BYTES);
		return new Response(ExecutionResult.newExecutionResult().data(row).build(), entry.lifetime().freshUntil(),
				() -> cost);
	}

	/**
	 * Keeps an answer.
	 * @param program what was executed
	 * @param text what tells requests for it apart
	 * @param result its result
	 * @param basis what it is made of
	 * @param cost counts what it has cost; it is kept with it, in front of it
	 * @return the result, as it is to be given to those who wait for it
	 */
	ExecutionResult keep(Program program, String text, ExecutionResult result, Basis basis, LongSupplier cost) {
		return (isKept(program) && isGood(result) && result.<Object>getData() instanceof Row root)
				? WrittenRow.of(root, written(cost.getAsLong()), this.cache.longest()).map((written) -> {
					basis.entry(written.bytes()).ifPresent((entry) -> this.cache.keep(key(program, text), entry));
					return result.transform((builder) -> builder.data(written));
				}).orElse(result) : result;
	}

	private static byte[] written(long cost) {
		return ByteBuffer.allocate(Long.BYTES).putLong(cost).array();
	}

	/** Also what is old tells so. */
	private static boolean isGood(ExecutionResult result) {
		@Nullable Map<Object, Object> extensions = result.getExtensions();
		return result.getErrors().isEmpty() && (extensions == null || extensions.isEmpty());
	}

	private static EntryKey key(Program program, String text) {
		return new EntryKey(program.name(), text);
	}

}
