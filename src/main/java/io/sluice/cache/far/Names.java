package io.sluice.cache.far;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import io.sluice.blueprint.Sha256;
import io.sluice.cache.EntryKey;

/**
 * What things are called in Redis. The purges and their number are one hash slot of a
 * cluster, entries are spread.
 *
 * @param prefix what all names begin with
 */
record Names(String prefix) {

	private static final int CALL = 12;

	/** Where an entry is, and which one it must be. */
	Named entry(EntryKey key) {
		byte[] digest = Sha256.bytes(key.call() + "\n" + key.text());
		return new Named(name("e:", key, digest), digest);
	}

	/** Who refreshes an entry. */
	byte[] claim(EntryKey key) {
		return name("c:", key, Sha256.bytes(key.call() + "\n" + key.text()));
	}

	private byte[] name(String kind, EntryKey key, byte[] digest) {
		String call = key.call().substring(0, Math.min(CALL, key.call().length()));
		return bytes(kind + call + ":" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
	}

	/** Matches all entries. */
	String entries() {
		return this.prefix + "e:*";
	}

	/** When what was purged. */
	byte[] purges() {
		return bytes("{purges}");
	}

	/** How many times something was purged. */
	byte[] count() {
		return bytes("{purges}:count");
	}

	/** Where purges are told. */
	byte[] channel() {
		return bytes("purged");
	}

	private byte[] bytes(String name) {
		return (this.prefix + name).getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * An entry in Redis.
	 *
	 * @param name where it is
	 * @param digest of all that its request depends on; it says so itself, too
	 */
	@SuppressWarnings("ArrayRecordComponent") // compared by nobody
	record Named(byte[] name, byte[] digest) {

	}

}
