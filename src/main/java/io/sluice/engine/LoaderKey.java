package io.sluice.engine;

import java.util.Map;

import io.sluice.blueprint.Batch;
import io.sluice.blueprint.ServiceCall;
import org.jspecify.annotations.Nullable;

/**
 * What one loader of an operation is for: a batched call with equal arguments. Calls are
 * told apart by identity.
 *
 * @param call the call
 * @param arguments the coerced arguments that its request may depend on
 */
record LoaderKey(ServiceCall call, Map<String, @Nullable Object> arguments) {

	/**
	 * The loader of a call. Only a batch of a field's own can depend on arguments.
	 * @param call the call
	 * @param arguments the coerced arguments of the field
	 * @return what the loader is for
	 */
	static LoaderKey of(ServiceCall call, Map<String, @Nullable Object> arguments) {
		boolean ofField = call.batch().flatMap(Batch::key).isPresent();
		return new LoaderKey(call, ofField ? arguments : Map.of());
	}

	@Override
	@SuppressWarnings("ReferenceEquality") // each binding has a call of its own
	public boolean equals(@Nullable Object other) {
		return other instanceof LoaderKey that && this.call == that.call && this.arguments.equals(that.arguments);
	}

	@Override
	public int hashCode() {
		return System.identityHashCode(this.call);
	}

}
