package io.sluice.gateway;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.web.server.WebFilter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Spring does for any application holds for a gateway, though most requests pass it
 * by.
 */
class SpringSettingsTests {

	private static final String ANSWER = "{\"data\":{\"greet\":\"Hello\"}}";

	@TempDir
	Path folder;

	@Test
	void hasABasePath() {
		try (Gateway gateway = setup().argument("spring.webflux.base-path", "/shop").start()) {
			assertThat(post(gateway, "/shop/graphql").body()).isEqualTo(ANSWER);
			assertThat(post(gateway, "/shop/else").body()).contains("There is nothing at this address.");
			assertThat(post(gateway, "/graphql").statusCode()).isEqualTo(404);
		}
	}

	@ParameterizedTest
	@CsvSource({ "443, 200", "x, 400" })
	void believesProxiesIfItShould(String port, int status) {
		try (Gateway gateway = setup().argument("server.forward-headers-strategy", "framework").start()) {
			HttpResponse<String> answer = post(gateway, "/graphql", "X-Forwarded-Host", "shop.example.com",
					"X-Forwarded-Port", port);
			assertThat(answer.statusCode()).isEqualTo(status);
			assertThat(Json.read(answer.body()).has("errors")).isEqualTo(status != 200);
		}
	}

	@Test
	void hasActuatorOnItsOwnPort() {
		try (Gateway gateway = setup().argument("management.server.port", "").start()) {
			assertThat(get(gateway, "/actuator/health").body()).contains("\"status\":\"UP\"");
			assertThat(get(gateway, "/actuator/else").body()).contains("There is nothing at this address.");
			assertThat(post(gateway, "/graphql").body()).isEqualTo(ANSWER);
		}
	}

	@Test
	void asksFiltersOfThoseWhoBuildOnIt() {
		try (Gateway gateway = setup().with(Additions.class).start()) {
			HttpResponse<String> answer = post(gateway, "/graphql");
			assertThat(answer.body()).isEqualTo(ANSWER);
			assertThat(answer.headers().allValues("X-Filtered")).containsExactly("once");
			assertThat(answer.headers().allValues("X-Decorated")).containsExactly("once");
			assertThat(get(gateway, "/else").headers().allValues("X-Filtered")).containsExactly("once");
		}
	}

	private static HttpResponse<String> post(Gateway gateway, String path, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(gateway.url(path))
			.POST(HttpRequest.BodyPublishers.ofString("{\"query\": \"{ greet }\"}"))
			.header("Content-Type", "application/json");
		if (headers.length > 0) {
			request.headers(headers);
		}
		return gateway.send(request.build());
	}

	private static HttpResponse<String> get(Gateway gateway, String path) {
		return gateway.send(HttpRequest.newBuilder(gateway.url(path)).build());
	}

	private Gateway.Setup setup() {
		return Gateway.in(this.folder).schema("type Query { greet: String @value(of: \"Hello\") }");
	}

	@Configuration(proxyBeanMethods = false)
	static class Additions {

		@Bean
		WebFilter filter() {
			return (exchange, chain) -> {
				exchange.getResponse().getHeaders().add("X-Filtered", "once");
				return chain.filter(exchange);
			};
		}

		@Bean
		HttpHandlerDecoratorFactory decorator() {
			return (handler) -> (request, response) -> {
				response.getHeaders().add("X-Decorated", "once");
				return handler.handle(request, response);
			};
		}

	}

}
