package io.sluice.blueprint;

/** Who shares a budget. */
public enum RateScope {

	/** Each user, whichever client is used; without a token, each address. */
	USER,

	/** Each client, for all of its users; what has none is taken for a user. */
	CLIENT,

	/** Each address, whoever asks from there. */
	ADDRESS,

	/** All callers together. */
	ALL

}
