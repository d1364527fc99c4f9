package io.sluice;

import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisRepositoriesAutoConfiguration;
import org.springframework.boot.graphql.autoconfigure.reactive.GraphQlWebFluxAutoConfiguration;
import org.springframework.boot.graphql.autoconfigure.security.GraphQlWebFluxSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.reactive.ReactiveOAuth2ClientWebSecurityAutoConfiguration;

/**
 * Starts the gateway. Nothing of Spring Security is on the way of a request, and Redis is
 * only there if a server is named.
 */
@SpringBootApplication(exclude = { GraphQlWebFluxAutoConfiguration.class, GraphQlWebFluxSecurityAutoConfiguration.class,
		ReactiveOAuth2ClientWebSecurityAutoConfiguration.class, DataRedisAutoConfiguration.class,
		DataRedisReactiveAutoConfiguration.class, DataRedisRepositoriesAutoConfiguration.class })
public class SluiceApplication {

	/** What is configured before any file is read: which files those are. */
	private static final Map<String, Object> FILES = Map.of("spring.config.name",
			"application,services,security,cache,rate-limits,limits", "spring.config.additional-location",
			"optional:file:${sluice.home:.}/gateway-config/");

	/**
	 * Starts the gateway on the folders below {@code sluice.home}.
	 * @param args the command line arguments of Spring Boot
	 */
	public static void main(String[] args) {
		SpringApplication application = new SpringApplication(SluiceApplication.class);
		application.setDefaultProperties(FILES);
		application.run(args);
	}

}
