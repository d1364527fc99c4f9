package io.sluice.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

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
		ByteBuffer bytes = ByteBuffer.wrap(sha256().digest(token.getBytes(StandardCharsets.UTF_8)));
		return new Digest(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java has SHA-256", ex);
		}
	}

}
