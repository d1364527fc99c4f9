package io.sluice.config;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Who may do what, {@code sluice.security}.
 *
 * @param issuers whose tokens are accepted
 * @param requireAuthentication whether there is nothing for those without a token
 * @param rejectUnauthorized whether an operation is refused as a whole if the caller may
 * not see some of it
 * @param discovery whether callers can find out what they may not have
 * @param introspection who may ask for the schema
 * @param operatorScope what callers must have to operate the gateway
 * @param debug who is told what an operation called
 * @param debugScope what callers must have to be told, if not everybody is
 * @param trustedProxies how many proxies there are in front of the gateway
 * @param forwardedBy the header in which they say for whom they ask
 * @param clientHeaders names of request headers of the client that templates may read
 */
public record SecuritySettings(@Nullable List<IssuerSettings> issuers, @Nullable Setting requireAuthentication,
		@Nullable Setting rejectUnauthorized, @Nullable Setting discovery, @Nullable Setting introspection,
		@Nullable Setting operatorScope, @Nullable Setting debug, @Nullable Setting debugScope,
		@Nullable Setting trustedProxies, @Nullable Setting forwardedBy, @Nullable List<Setting> clientHeaders) {

	/**
	 * Where nothing is written.
	 * @return settings without any value
	 */
	public static SecuritySettings unset() {
		return new SecuritySettings(null, null, null, null, null, null, null, null, null, null, null);
	}

}
