package io.sluice.quota.far;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import io.sluice.blueprint.Allowance;
import io.sluice.blueprint.Bandwidth;
import io.sluice.blueprint.Sha256;

/**
 * What things are called in Redis. All buckets of one owner are one key, and so in one
 * slot of a cluster.
 *
 * @param prefix what all names begin with
 */
record Names(String prefix) {

	private static final int FIELD = 16;

	/** Where the buckets of an owner are. */
	byte[] key(String owner) {
		return bytes(this.prefix + "q:" + hash(owner));
	}

	/** Where the bucket of an allowance is; another one if anything of it changes. */
	static byte[] field(Allowance allowance) {
		StringBuilder text = new StringBuilder(allowance.name()).append('\n').append(allowance.unit());
		for (Bandwidth bandwidth : allowance.bandwidths()) {
			text.append('\n').append(bandwidth.amount());
			text.append(' ').append(bandwidth.per().toMillis());
			text.append(' ').append(bandwidth.burst());
		}
		return bytes(hash(text.toString()).substring(0, FIELD));
	}

	private static String hash(String text) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.bytes(text));
	}

	static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
