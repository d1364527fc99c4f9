package io.sluice.engine;

/** Where the answer to an operation comes from for which nothing is called. */
public enum Origin {

	/** A whole answer to the same was kept. */
	KEPT("kept"),

	/** The same is under way for somebody else. */
	JOINED("joined");

	private final String word;

	Origin(String word) {
		this.word = word;
	}

	/**
	 * As it is told.
	 * @return in lower case
	 */
	public String word() {
		return this.word;
	}

}
