package io.sluice.downstream;

import io.sluice.blueprint.Service;

/**
 * One call, filled in. Equal requests would be answered equally: equality covers
 * everything that is sent.
 */
public interface Request {

	/** The service that is called. */
	Service service();

}
