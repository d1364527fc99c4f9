package io.sluice.downstream;

/**
 * How a service is doing, as far as the gateway knows.
 *
 * @param service its name
 * @param circuit whether it is called
 * @param retries how many calls were made again, since the start
 * @param heldBack how many calls were not made, since the start
 */
public record ServiceCondition(String service, Circuit circuit, long retries, long heldBack) {

	/** What becomes of calls. */
	public enum Circuit {

		/** They are made. */
		CLOSED,

		/** A few are made, to see whether it is worth it. */
		HALF_OPEN,

		/** None is made. */
		OPEN

	}

}
