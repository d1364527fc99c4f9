package io.sluice.blueprint;

/** Whether callers can find out that there is something that they may not have. */
public enum Discovery {

	/** They are told that they may not have it. */
	SHOW,

	/** It is as unknown as what there is not. */
	HIDE

}
