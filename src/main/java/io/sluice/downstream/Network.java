package io.sluice.downstream;

import io.sluice.blueprint.Blueprint;

/** The way to all services, whichever generation names them. */
@FunctionalInterface
public interface Network {

	/**
	 * The services of a blueprint. Nothing is sent before the first call.
	 * @param blueprint names the services, and all calls that will be made
	 * @return the services, to be closed
	 */
	Downstream to(Blueprint blueprint);

}
