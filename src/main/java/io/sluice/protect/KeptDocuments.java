package io.sluice.protect;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

import io.sluice.blueprint.Sha256;
import io.sluice.cache.CallCache;
import io.sluice.cache.Entry;
import io.sluice.cache.EntryKey;
import io.sluice.cache.Lifetime;

/**
 * Documents that clients have had kept, by their hash; by all instances, if they share a
 * cache. What has been forgotten is sent once more. Safe for use by many threads.
 */
public final class KeptDocuments {

	/** No fingerprint of a call. */
	private static final String KIND = "document";

	private static final long LASTS = Duration.ofDays(1).toMillis();

	private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

	private final CallCache cache;

	/**
	 * Documents that are kept among the answers of services.
	 * @param cache where
	 */
	public KeptDocuments(CallCache cache) {
		this.cache = cache;
	}

	/**
	 * Looks a document up. One that is asked for stays for another day.
	 * @param hash the SHA-256 of its text, as 64 hexadecimal digits in lower case
	 * @return its text, if it is known; never fails, and is completed as
	 * {@link CallCache#find} says
	 */
	public CompletableFuture<Optional<String>> find(String hash) {
		if (!HASH.matcher(hash).matches()) {
			return CompletableFuture.completedFuture(Optional.empty());
		}
		return this.cache.find(List.of(key(hash)))
			.thenApply((found) -> Optional.ofNullable(found.getFirst()).flatMap((entry) -> read(hash, entry)));
	}

	/** What somebody else has written there is not the document, and says so itself. */
	private Optional<String> read(String hash, Entry entry) {
		long now = this.cache.now();
		if (!entry.lifetime().isFresh(now) || !hash.equals(Sha256.of(entry.value()))) {
			return Optional.empty();
		}
		if (entry.lifetime().freshUntil() - now < LASTS / 2) {
			keep(hash, entry.value());
		}
		return Optional.of(new String(entry.value(), StandardCharsets.UTF_8));
	}

	/**
	 * Keeps a document.
	 * @param hash the SHA-256 of its text
	 * @param text its text
	 */
	public void keep(String hash, String text) {
		keep(hash, text.getBytes(StandardCharsets.UTF_8));
	}

	private void keep(String hash, byte[] text) {
		long now = this.cache.now();
		this.cache.keep(key(hash), new Entry(text, new Lifetime(now, now + LASTS, 0, 0), List.of(), Optional.empty()));
	}

	private static EntryKey key(String hash) {
		return new EntryKey(KIND, hash);
	}

}
