package io.sluice.blueprint;

import java.util.Map;

/**
 * Which documents are executed, besides those that clients write out.
 *
 * @param persistedQueries whether clients may have a document kept, and name it by its
 * hash from then on
 * @param trust how much it counts that a document is trusted
 * @param clients the same, for single clients by their ids
 * @param trusted texts by id
 */
public record Documents(boolean persistedQueries, Trust trust, Map<String, Trust> clients,
		Map<String, String> trusted) {

	/** Clients write out what they want. */
	public static final Documents FREE = new Documents(false, Trust.OFF, Map.of(), Map.of());

	public Documents {
		clients = Map.copyOf(clients);
		trusted = Map.copyOf(trusted);
	}

	/**
	 * How much it counts for a client that a document is trusted.
	 * @param client its id, or an empty text if it has none
	 * @return how much
	 */
	public Trust trust(String client) {
		return this.clients.getOrDefault(client, this.trust);
	}

	/** How much it counts. */
	public enum Trust {

		/** Not at all. */
		OFF,

		/** What is not trusted is executed, and logged. */
		LOG,

		/** Nothing else is executed. */
		ONLY

	}

}
