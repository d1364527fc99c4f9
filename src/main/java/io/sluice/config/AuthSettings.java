package io.sluice.config;

import org.jspecify.annotations.Nullable;

/**
 * How the gateway shows a service who calls, {@code auth}.
 *
 * @param forward whether the service gets the caller's own access token
 * @param header a header with a secret that is the same for all calls
 * @param clientCredentials the name of the client registration that the gateway gets a
 * token with
 */
public record AuthSettings(@Nullable Setting forward, @Nullable HeaderSettings header,
		@Nullable Setting clientCredentials) {

}
