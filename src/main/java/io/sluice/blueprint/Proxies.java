package io.sluice.blueprint;

/**
 * What stands between callers and the gateway, and says for whom it asks.
 *
 * @param count how many there are, one behind the other; each adds the address that it
 * was asked from
 * @param header where they write it
 */
public record Proxies(int count, Header header) {

	/** Callers are connected to the gateway, or nobody says what is between. */
	public static final Proxies NONE = new Proxies(0, Header.X_FORWARDED_FOR);

	/** Where addresses are written, the last one by the nearest proxy. */
	public enum Header {

		/** {@code X-Forwarded-For}: addresses. */
		X_FORWARDED_FOR,

		/** {@code Forwarded} (RFC 7239): {@code for} of each element. */
		FORWARDED

	}

}
