package io.sluice.redis;

/** How an instance stands with the Redis that it may share something by. */
public enum Standing {

	/** There is none to share anything by. */
	ALONE,

	/** It is asked. */
	USED,

	/** It is done without, as there is no connection that can be trusted. */
	AWAY,

	/** It is done without, as it does not answer in time. */
	SLOW;

	/**
	 * Whether something is missing that should be there.
	 * @return {@code false} also if there is nobody to share with
	 */
	public boolean isDegraded() {
		return this == AWAY || this == SLOW;
	}

}
