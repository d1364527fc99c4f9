package io.sluice.gateway;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ResponseStatusException;
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
			assertThat(answer.body()).isEqualTo(ANSWER + "\n");
			assertThat(answer.headers().allValues("X-Filtered")).containsExactly("once");
			assertThat(answer.headers().allValues("X-Decorated")).containsExactly("once");
			assertThat(get(gateway, "/else").headers().allValues("X-Filtered")).containsExactly("once");
			assertThat(post(gateway, "/graphql", "X-Unwanted", "yes").statusCode()).isEqualTo(418);
		}
	}

	@Test
	void tellsWhatInterceptorsSay() {
		try (Gateway gateway = setup().with(Interception.class).start()) {
			assertThat(post(gateway, "/graphql").headers().allValues("X-Intercepted")).containsExactly("yes");
		}
	}

	@Test
	void tellsWhatIsAroundIt() {
		try (Gateway gateway = setup().with(Decoration.class).start()) {
			HttpResponse<String> answer = post(gateway, "/graphql");
			assertThat(answer.body()).isEqualTo(ANSWER + "\n");
			assertThat(answer.headers().allValues("X-Decorated")).containsExactly("once");
		}
	}

	@ParameterizedTest
	@ValueSource(classes = { RewritingFilter.class, RewritingDecorator.class })
	void readsTheBodyThatItIsGiven(Class<?> additions) {
		try (Gateway gateway = setup().with(additions).start()) {
			assertThat(post(gateway, "/graphql").body()).isEqualTo("{\"data\":{\"told\":\"Hello\"}}");
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
	@Import(Decoration.class)
	static class Additions {

		@Bean
		WebFilter filter() {
			return (exchange, chain) -> {
				exchange.getResponse().getHeaders().add("X-Filtered", "once");
				return exchange.getRequest().getHeaders().containsHeader("X-Unwanted")
						? Mono.error(new ResponseStatusException(HttpStatus.I_AM_A_TEAPOT)) : chain.filter(exchange);
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Interception {

		@Bean
		WebGraphQlInterceptor interceptor() {
			return (request, chain) -> chain.next(request)
				.doOnNext((response) -> response.getResponseHeaders().set("X-Intercepted", "yes"));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Decoration {

		@Bean
		HttpHandlerDecoratorFactory decorator() {
			return (handler) -> (request, response) -> {
				response.getHeaders().add("X-Decorated", "once");
				return handler.handle(request, new Line(response));
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class RewritingFilter {

		@Bean
		WebFilter filter() {
			return (exchange, chain) -> chain
				.filter(exchange.mutate().request(new Rewritten(exchange.getRequest()).mutate().build()).build());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class RewritingDecorator {

		@Bean
		HttpHandlerDecoratorFactory decorator() {
			return (handler) -> (request, response) -> handler.handle(new Rewritten(request).mutate().build(),
					response);
		}

	}

	/** Asks for something else. */
	private static final class Rewritten extends ServerHttpRequestDecorator {

		private Rewritten(ServerHttpRequest request) {
			super(request);
		}

		@Override
		public Flux<DataBuffer> getBody() {
			return super.getBody().map((part) -> {
				String body = part.toString(StandardCharsets.UTF_8);
				DataBufferUtils.release(part);
				return DefaultDataBufferFactory.sharedInstance
					.wrap(body.replace("greet", "told: greet").getBytes(StandardCharsets.UTF_8));
			});
		}

	}

	/** Ends a body with the end of a line. */
	private static final class Line extends ServerHttpResponseDecorator {

		private Line(ServerHttpResponse response) {
			super(response);
		}

		@Override
		public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
			getHeaders().remove("Content-Length");
			return super.writeWith(Flux.<DataBuffer>from(body)
				.concatWith(Mono.fromSupplier(() -> bufferFactory().wrap(new byte[] { '\n' }))));
		}

	}

}
