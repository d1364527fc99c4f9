package io.sluice.gateway;

import java.util.Map;
import java.util.TreeSet;

import io.sluice.access.Caller;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlResponse;

/** Tells who the engine takes a client for, in the extensions of the answer. */
@TestConfiguration(proxyBeanMethods = false)
class CallerEcho {

	@Bean
	WebGraphQlInterceptor tellsTheCaller() {
		return (request, chain) -> chain.next(request).map(CallerEcho::tell);
	}

	private static WebGraphQlResponse tell(WebGraphQlResponse response) {
		Caller caller = response.getExecutionInput().getGraphQLContext().get(Caller.class);
		return response.transform((builder) -> builder.extensions(Map.of("authenticated", caller.authenticated(),
				"scopes", new TreeSet<>(caller.scopes()), "claims", caller.claims())));
	}

}
