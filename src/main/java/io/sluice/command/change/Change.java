package io.sluice.command.change;

import java.util.Comparator;

/**
 * A difference between two schemas that clients of the first one may notice.
 *
 * @param impact what it means for them
 * @param coordinate what has changed (GraphQL, Schema Coordinates)
 * @param message a sentence
 */
public record Change(Impact impact, String coordinate, String message) {

	/** What breaks clients first, then by coordinate. */
	static final Comparator<Change> ORDER = Comparator.comparing(Change::impact)
		.thenComparing(Change::coordinate)
		.thenComparing(Change::message);

	/** What a change means for clients. */
	public enum Impact {

		/**
		 * Operations that were valid may not be any more, or their answers look
		 * otherwise.
		 */
		BREAKING,

		/** All operations stay valid, but what they do or answer may be unexpected. */
		DANGEROUS

	}

	static Change breaking(String coordinate, String message) {
		return new Change(Impact.BREAKING, coordinate, message);
	}

	static Change dangerous(String coordinate, String message) {
		return new Change(Impact.DANGEROUS, coordinate, message);
	}

}
