package io.sluice.engine;

import java.util.Map;

import io.sluice.blueprint.ServiceCall;
import org.jspecify.annotations.Nullable;

/**
 * What one loader of an operation is for: a batched call with equal arguments. Calls are
 * told apart by identity.
 *
 * @param call the call
 * @param arguments the coerced arguments that its request depends on
 */
record LoaderKey(ServiceCall call, Map<String, @Nullable Object> arguments) {

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
