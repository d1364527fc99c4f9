package io.sluice.protect;

import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * Documents that clients have had kept, by their hash. Bounded by the length of all
 * texts: what has been forgotten is sent once more. Safe for use by many threads.
 */
public final class KeptDocuments {

	/** The most characters of all documents together. */
	private static final int MAX_CHARACTERS = 4_000_000;

	/** What a document weighs besides its text: an entry is never free. */
	private static final int OVERHEAD = 300;

	private final Cache<String, String> texts = Caffeine.newBuilder()
		.maximumWeight(MAX_CHARACTERS)
		.weigher((String _, String text) -> OVERHEAD + text.length())
		.build();

	/**
	 * Looks a document up.
	 * @param hash the SHA-256 of its text, as 64 hexadecimal digits in lower case
	 * @return its text, if it is known
	 */
	public Optional<String> find(String hash) {
		return Optional.ofNullable(this.texts.getIfPresent(hash));
	}

	/**
	 * Keeps a document.
	 * @param hash the SHA-256 of its text
	 * @param text its text
	 */
	public void keep(String hash, String text) {
		this.texts.put(hash, text);
	}

}
