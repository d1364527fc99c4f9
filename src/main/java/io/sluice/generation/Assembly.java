package io.sluice.generation;

import io.sluice.blueprint.Blueprint;

/** Makes blueprints runnable. */
@FunctionalInterface
public interface Assembly {

	/**
	 * Makes a blueprint runnable.
	 * @param blueprint what is promised
	 * @return a generation, to be closed when it is not needed any more
	 */
	Generation assemble(Blueprint blueprint);

}
