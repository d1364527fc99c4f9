package io.sluice.access;

import java.nio.ByteBuffer;

import io.sluice.blueprint.Sha256;

/**
 * The SHA-256 of a token, from which nobody gets the token back.
 *
 * @param first its first 64 bits
 * @param second the next
 * @param third the next
 * @param fourth the last
 */
record Digest(long first, long second, long third, long fourth) {

	static Digest of(String token) {
		ByteBuffer bytes = ByteBuffer.wrap(Sha256.bytes(token));
		return new Digest(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
	}

}
