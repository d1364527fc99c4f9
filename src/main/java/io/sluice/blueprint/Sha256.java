package io.sluice.blueprint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hash that documents are named by, and tokens are known by (FIPS 180-4). */
public final class Sha256 {

	private Sha256() {
	}

	/**
	 * Hashes a text.
	 * @param text any text, taken as UTF-8
	 * @return the hash, 64 hexadecimal digits in lower case
	 */
	public static String of(String text) {
		return HexFormat.of().formatHex(bytes(text));
	}

	/**
	 * Hashes bytes.
	 * @param bytes any bytes
	 * @return the hash, 64 hexadecimal digits in lower case
	 */
	public static String of(byte[] bytes) {
		return HexFormat.of().formatHex(bytes(bytes));
	}

	/**
	 * Hashes a text.
	 * @param text any text, taken as UTF-8
	 * @return the hash, 32 bytes
	 */
	public static byte[] bytes(String text) {
		return bytes(text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Hashes bytes.
	 * @param bytes any bytes
	 * @return the hash, 32 bytes
	 */
	public static byte[] bytes(byte[] bytes) {
		return bytes(ByteBuffer.wrap(bytes));
	}

	/**
	 * Hashes bytes.
	 * @param bytes any bytes; read, and left as they are
	 * @return the hash, 32 bytes
	 */
	public static byte[] bytes(ByteBuffer bytes) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			digest.update(bytes.duplicate());
			return digest.digest();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java has SHA-256", ex);
		}
	}

}
