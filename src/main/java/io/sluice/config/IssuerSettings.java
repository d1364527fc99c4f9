package io.sluice.config;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Whose tokens are accepted, {@code sluice.security.issuers[]}.
 *
 * @param issuer what its tokens have as {@code iss}
 * @param jwksUri where its keys are
 * @param jwksFile the file that its keys are in, below {@code gateway-config/}
 * @param audiences one of which its tokens must have as {@code aud}
 * @param scopeClaim the path of the claim that the scopes are in
 * @param algorithms how its tokens may be signed
 * @param clockSkew how far its clock may be from the gateway's
 * @param requiredClaims claims that its tokens must have
 * @param types what its tokens may have as {@code typ}
 * @param introspection how it is asked what its tokens are worth
 * @param sslBundle the name of the SSL bundle that connections to it use
 */
public record IssuerSettings(@Nullable Setting issuer, @Nullable Setting jwksUri, @Nullable Setting jwksFile,
		@Nullable List<Setting> audiences, @Nullable Setting scopeClaim, @Nullable List<Setting> algorithms,
		@Nullable Setting clockSkew, @Nullable List<ClaimSettings> requiredClaims, @Nullable List<Setting> types,
		@Nullable IntrospectionSettings introspection, @Nullable Setting sslBundle) {

}
