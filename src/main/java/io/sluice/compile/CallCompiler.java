package io.sluice.compile;

import java.util.Optional;

import io.sluice.blueprint.Batch;
import io.sluice.blueprint.Naming;
import io.sluice.blueprint.ServiceCall;

/** Compiles what a directive says of a call. */
interface CallCompiler {

	/** How the service that is called names what the schema names. */
	Naming naming();

	/**
	 * The call.
	 * @param batch its batch, if it has one
	 * @param scope what its templates may read
	 * @return the call; empty if no service is called
	 */
	Optional<? extends ServiceCall> call(Optional<Batch> batch, Scope scope);

}
