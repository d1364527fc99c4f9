package io.sluice.engine;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.sluice.plan.FieldPlan;

/**
 * Is told what one operation asks of services and of the cache. Used in the turns of that
 * operation.
 */
interface Recorder {

	/** Nobody wants to know: nothing is recorded, and nothing is made for it. */
	Recorder NONE = new Recorder() {

		@Override
		public Look looks(FieldPlan field, CompletableFuture<?> looking) {
			return Look.NONE;
		}

		@Override
		public void instead(FieldPlan field, int keys) {
			// nobody wants to know
		}

		@Override
		public Watch calls(FieldPlan field, Cached cached, int keys) {
			return Watch.NONE;
		}

		@Override
		public void close() {
			// nobody wants to know
		}

		@Override
		public Optional<Map<String, Object>> told() {
			return Optional.empty();
		}

	};

	/**
	 * The cache is asked.
	 * @param field for which field
	 * @param looking its answer, as the cache gave it
	 * @return watches
	 */
	Look looks(FieldPlan field, CompletableFuture<?> looking);

	/**
	 * Old values are answered, since the service has failed.
	 * @param field for which field
	 * @param keys how many
	 */
	void instead(FieldPlan field, int keys);

	/**
	 * A service may be asked.
	 * @param field for which field
	 * @param cached what the cache had
	 * @param keys how many keys are asked for; 1 if it is asked by no key
	 * @return watches
	 */
	Watch calls(FieldPlan field, Cached cached, int keys);

	/** The operation is over: what comes later is not told. May be called again. */
	void close();

	/**
	 * What the client is told, once it is over. May be asked for by any thread that knows
	 * that.
	 * @return members of {@code extensions}; empty if it did not ask
	 */
	Optional<Map<String, Object>> told();

}
