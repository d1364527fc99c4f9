import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/**
 * Writes new keys into the home with callers, and a token that is good for a day into target/token. Started as it is, by the source launcher, before the gateway.
 */
void main() throws Exception {
	RSAKey key = new RSAKeyGenerator(2048).keyID("benchmark").generate();
	Files.writeString(Path.of("src/test/benchmark/callers/gateway-config/keys.json"), new JWKSet(key.toPublicJWK()).toString());
	SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
			new JWTClaimsSet.Builder().issuer("https://id.example.com")
				.audience("benchmark")
				.subject("42")
				.claim("scope", "posts:read users:read")
				.expirationTime(Date.from(Instant.now().plus(Duration.ofDays(1))))
				.build());
	token.sign(new RSASSASigner(key));
	Files.writeString(Path.of("target/token"), token.serialize());
}
