package io.sluice.downstream;

import io.sluice.fault.Fault;

/** What became of the templates of a call. */
public sealed interface Rendered {

	/**
	 * A request that can be sent.
	 *
	 * @param request the request
	 */
	record Ready(Request request) implements Rendered {

	}

	/**
	 * A value that the call cannot be made without is null: no call, the field is null.
	 */
	record Nothing() implements Rendered {

	}

	/**
	 * A value may not be sent.
	 *
	 * @param fault why
	 */
	record Refused(Fault fault) implements Rendered {

	}

}
