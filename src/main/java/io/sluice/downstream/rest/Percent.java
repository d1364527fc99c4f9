package io.sluice.downstream.rest;

/**
 * Percent-encoding of RFC 3986, by component. A value keeps nothing but unreserved
 * characters, {@code :} and {@code @}, so it can be put anywhere behind the authority
 * without ending the component that it stands in. Of the sub-delims none is kept: some
 * servers give {@code ;} a meaning in a path, and {@code + & = ,} in a query.
 */
final class Percent {

	static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

	private static final String HEX = "0123456789ABCDEF";

	/** For values of paths and queries, and for names of query parameters. */
	static final Percent VALUE = new Percent(":@");

	/** For literal text of a path: what its author wrote may be any {@code pchar}. */
	static final Percent PATH_LITERAL = new Percent(":@!$&'()*+,;=");

	private final boolean[] kept = new boolean[128];

	private Percent(String alsoKept) {
		(UNRESERVED + alsoKept).chars().forEach((character) -> this.kept[character] = true);
	}

	/**
	 * Encodes text.
	 * @param text any text
	 * @param out where the encoded text is appended
	 * @return whether the text could be encoded: half a surrogate pair cannot
	 */
	boolean encode(String text, StringBuilder out) {
		int length = text.length();
		int done = 0;
		for (int index = 0; index < length; index++) {
			char character = text.charAt(index);
			if (character < 128 && this.kept[character]) {
				continue;
			}
			out.append(text, done, index);
			int codePoint = text.codePointAt(index);
			if (Character.MIN_SURROGATE <= codePoint && codePoint <= Character.MAX_SURROGATE) {
				return false;
			}
			index += Character.charCount(codePoint) - 1;
			done = index + 1;
			encode(codePoint, out);
		}
		out.append(text, done, length);
		return true;
	}

	/**
	 * Encodes text that was written by the author of a schema and is known to be whole.
	 * @param text any text
	 * @return the encoded text
	 */
	String encode(String text) {
		StringBuilder out = new StringBuilder();
		if (!encode(text, out)) {
			throw new IllegalArgumentException("half a surrogate pair cannot be encoded");
		}
		return out.toString();
	}

	private static void encode(int codePoint, StringBuilder out) {
		if (codePoint < 0x80) {
			octet(codePoint, out);
		}
		else if (codePoint < 0x800) {
			octet(0xC0 | (codePoint >> 6), out);
			continuation(codePoint, out);
		}
		else if (codePoint < 0x10000) {
			octet(0xE0 | (codePoint >> 12), out);
			continuation(codePoint >> 6, out);
			continuation(codePoint, out);
		}
		else {
			octet(0xF0 | (codePoint >> 18), out);
			continuation(codePoint >> 12, out);
			continuation(codePoint >> 6, out);
			continuation(codePoint, out);
		}
	}

	private static void continuation(int bits, StringBuilder out) {
		octet(0x80 | (bits & 0x3F), out);
	}

	private static void octet(int octet, StringBuilder out) {
		out.append('%').append(HEX.charAt(octet >> 4)).append(HEX.charAt(octet & 0xF));
	}

}
