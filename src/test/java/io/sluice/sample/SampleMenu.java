package io.sluice.sample;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.sluice.http.GraphiqlCaller;
import io.sluice.http.GraphiqlCallers;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Puts the callers of the storefront into GraphiQL's menu, each with a token of its own.
 */
@TestConfiguration(proxyBeanMethods = false)
public class SampleMenu {

	private static final String TOKENS = "sample.tokens.";

	/**
	 * Gives each caller a token, and shows all of them what is called.
	 * @param issuer who signs them
	 * @return arguments of the gateway that has this menu
	 */
	public static List<String> arguments(SampleIssuer issuer) {
		Stream<String> tokens = Stream.of(SampleCaller.values())
			.filter((caller) -> caller != SampleCaller.VISITOR)
			.map((caller) -> "--" + TOKENS + caller.title() + "=" + issuer.token(caller.subject(), caller.scope()));
		return Stream.concat(tokens, Stream.of("--sluice.security.debug=ALL")).toList();
	}

	@Bean
	GraphiqlCallers menu(Environment environment) {
		return () -> Stream.of(SampleCaller.values()).map((caller) -> caller(caller.title(), environment)).toList();
	}

	private static GraphiqlCaller caller(String title, Environment environment) {
		String token = environment.getProperty(TOKENS + title);
		return new GraphiqlCaller(title, (token != null) ? Map.of("Authorization", "Bearer " + token) : Map.of());
	}

}
