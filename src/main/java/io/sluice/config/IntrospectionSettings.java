package io.sluice.config;

import org.jspecify.annotations.Nullable;

/**
 * How an issuer is asked what a token is worth, {@code introspection}.
 *
 * @param uri where
 * @param clientId who the gateway is there
 * @param clientSecret what it shows for that
 * @param cacheFor how long an answer may be remembered
 */
public record IntrospectionSettings(@Nullable Setting uri, @Nullable Setting clientId, @Nullable Setting clientSecret,
		@Nullable Setting cacheFor) {

}
