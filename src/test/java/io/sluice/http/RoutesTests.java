package io.sluice.http;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

import static org.assertj.core.api.Assertions.assertThat;

class RoutesTests {

	private final AtomicInteger dispatched = new AtomicInteger();

	@Test
	void answersWhatHasARoute() {
		MockServerWebExchange exchange = exchange(MockServerHttpRequest.post("/own").body("asked"));
		answer(exchange);
		assertThat(exchange.getResponse().getStatusCode()).isEqualTo(HttpStatus.CREATED);
		assertThat(exchange.getResponse().getBodyAsString().block()).isEqualTo("asked, answered");
		assertThat(this.dispatched).hasValue(0);
	}

	@Test
	void leavesTheRestToTheDispatcher() {
		MockServerWebExchange exchange = exchange(MockServerHttpRequest.get("/actuator/health").build());
		answer(exchange);
		assertThat(this.dispatched).hasValue(1);
		assertThat(exchange.getResponse().isCommitted()).isFalse();
	}

	@Test
	void takesNoPreflightForWhatItAsksAbout() {
		MockServerWebExchange exchange = exchange(MockServerHttpRequest.options("/own")
			.header(HttpHeaders.ORIGIN, "https://page.example.com")
			.header(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, "POST")
			.build());
		answer(exchange);
		assertThat(this.dispatched).hasValue(1);
		assertThat(exchange.getResponse().isCommitted()).isFalse();
	}

	private static MockServerWebExchange exchange(MockServerHttpRequest request) {
		return MockServerWebExchange.from(request);
	}

	private void answer(MockServerWebExchange exchange) {
		try (GenericApplicationContext context = new GenericApplicationContext()) {
			context.registerBean(ServerCodecConfigurer.class, ServerCodecConfigurer::create);
			context.registerBean(RouterFunction.class, RoutesTests::own);
			context.refresh();
			Routes.of(context).answer(exchange, (_) -> Mono.fromRunnable(this.dispatched::incrementAndGet)).block();
		}
	}

	private static RouterFunction<ServerResponse> own() {
		return RouterFunctions.route()
			.POST("/own",
					(request) -> request.bodyToMono(String.class)
						.flatMap((body) -> ServerResponse.status(HttpStatus.CREATED).bodyValue(body + ", answered")))
			.build();
	}

}
