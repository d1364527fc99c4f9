package io.sluice.access;

import java.util.List;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;

/**
 * Public keys of an issuer that are strong enough.
 *
 * @param keys the keys
 */
record Keyring(JWKSet keys) {

	/** RFC 7518, 3.3: "A key of size 2048 bits or larger MUST be used". */
	private static final int LEAST_BITS = 2048;

	static Keyring of(JWKSet published) {
		List<JWK> strong = published.getKeys().stream().filter(Keyring::isStrong).map(JWK::toPublicJWK).toList();
		return new Keyring(new JWKSet(strong));
	}

	private static boolean isStrong(JWK key) {
		return key.getKeyType().equals(KeyType.EC)
				|| (key.getKeyType().equals(KeyType.RSA) && key.size() >= LEAST_BITS);
	}

	/** Whether a token with this header may be signed with one of the keys. */
	boolean fits(JWSHeader header) {
		JWKMatcher matcher = JWKMatcher.forJWSHeader(header);
		return matcher != null && !new JWKSelector(matcher).select(this.keys).isEmpty();
	}

	/** How many there are, and nothing else of them. */
	@Override
	public String toString() {
		return this.keys.size() + " keys";
	}

}
