package io.sluice.protect;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.sluice.blueprint.Documents;
import io.sluice.blueprint.Documents.Trust;
import io.sluice.blueprint.Sha256;

/** The documents that were known before anybody asked. Immutable. */
public final class TrustedDocuments {

	private static final String HASH = "sha256:";

	private final Map<String, String> byHash = new HashMap<>();

	private final Set<String> texts;

	private final Documents documents;

	/**
	 * The trusted documents of a gateway.
	 * @param documents what is trusted, and how much that counts
	 */
	public TrustedDocuments(Documents documents) {
		this.documents = documents;
		this.texts = new HashSet<>(documents.trusted().values());
		this.texts.forEach((text) -> this.byHash.put(HASH + Sha256.of(text), text));
	}

	/**
	 * Looks a document up.
	 * @param id its id in a manifest, or {@code sha256:} and the hash of its text
	 * @return its text, if it is trusted
	 */
	public Optional<String> find(String id) {
		return Optional.ofNullable(this.documents.trusted().get(id)).or(() -> Optional.ofNullable(this.byHash.get(id)));
	}

	/**
	 * Looks a document up by its hash.
	 * @param hash the SHA-256 of its text, as hexadecimal digits in lower case
	 * @return its text, if it is trusted
	 */
	public Optional<String> findByHash(String hash) {
		return Optional.ofNullable(this.byHash.get(HASH + hash));
	}

	/**
	 * How much it counts for a client that a document is trusted.
	 * @param client the id of the client, or an empty text
	 * @param text the text of the document
	 * @return {@link Trust#OFF} if it is trusted, so that nothing is left to be said
	 */
	public Trust doubts(String client, String text) {
		Trust trust = this.documents.trust(client);
		return (trust != Trust.OFF && this.texts.contains(text)) ? Trust.OFF : trust;
	}

}
