package io.sluice.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Callers with tokens that only their issuer can read. */
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OpaqueTokenTests {

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final AtomicInteger asked = new AtomicInteger();

	private final AtomicInteger underWay = new AtomicInteger();

	private final AtomicInteger most = new AtomicInteger();

	private volatile CountDownLatch held = new CountDownLatch(0);

	private HttpServer issuer;

	private Gateway gateway;

	private FakeIssuer signer;

	@BeforeEach
	void start(@TempDir Path folder) throws IOException {
		this.issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.issuer.createContext("/introspect", this::introspect);
		this.issuer.setExecutor(this.threads);
		this.issuer.start();
		this.signer = new FakeIssuer();
		this.gateway = Gateway.in(folder)
			.schema("type Query { greet: String @value(of: \"hi\") }")
			.file("gateway-config/security.yaml",
					"""
							sluice.security.issuers:
							  - issuer: https://opaque.example.com
							    audiences: [shop]
							    introspection: {uri: "http://127.0.0.1:%d/introspect", client-id: gateway, client-secret: s3cret}
							  - {issuer: "%s", audiences: [shop], jwks-uri: "%s/keys"}
							"""
						.formatted(this.issuer.getAddress().getPort(), this.signer.name(),
								this.signer.server().baseUrl()))
			.with(CallerEcho.class)
			.start();
	}

	@AfterEach
	void stop() {
		this.held.countDown();
		this.gateway.close();
		this.signer.close();
		this.issuer.stop(0);
		this.threads.close();
	}

	private void introspect(HttpExchange exchange) throws IOException {
		this.asked.incrementAndGet();
		this.most.accumulateAndGet(this.underWay.incrementAndGet(), Math::max);
		String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		String token = URLDecoder.decode(form.replaceFirst("^token=", ""), StandardCharsets.UTF_8);
		try {
			this.held.await(20, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		boolean known = "Basic Z2F0ZXdheTpzM2NyZXQ=".equals(exchange.getRequestHeaders().getFirst("Authorization"));
		byte[] answer = (token.startsWith("good")
				? "{\"active\": true, \"aud\": \"shop\", \"sub\": \"%s\", \"scope\": \"read\"}".formatted(token)
				: "{\"active\": false}")
			.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		this.underWay.decrementAndGet();
		exchange.sendResponseHeaders(known ? 200 : 401, answer.length);
		exchange.getResponseBody().write(answer);
		exchange.close();
	}

	private HttpResponse<String> ask(String token) {
		return this.gateway.post("{\"query\": \"{ greet }\"}", List.of("Authorization", "Bearer " + token));
	}

	@Test
	void areWhoTheIssuerSaysAndAreNotAskedForEachTime() {
		for (int n = 0; n < 5; n++) {
			HttpResponse<String> response = ask("good-one+/~==");
			assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
			assertThat(Json.read(response.body()).at("/extensions/claims/sub").asString()).isEqualTo("good-one+/~==");
			assertThat(Json.read(response.body()).at("/extensions/scopes")).isEqualTo(Json.read("[\"read\"]"));
		}
		assertThat(this.asked).hasValue(1);
	}

	@Test
	void areRefusedWithoutAReasonIfTheTokenIsNotGood() {
		for (int n = 0; n < 5; n++) {
			HttpResponse<String> response = ask("bad");
			assertThat(response.statusCode()).isEqualTo(401);
			assertThat(response.headers().allValues("WWW-Authenticate"))
				.containsExactly("Bearer error=\"invalid_token\"");
			assertThat(response.body()).doesNotContain("active");
		}
		assertThat(this.asked).hasValueBetween(1, 2);
	}

	@Test
	void areKnownByJwtsOfOtherIssuersToo() {
		HttpResponse<String> response = ask(this.signer.token());
		assertThat(Json.read(response.body()).at("/extensions/claims/sub").asString()).isEqualTo("ann");
		assertThat(ask(this.signer.token(this.signer.claims().issuer("https://evil.example").build())).statusCode())
			.isEqualTo(401);
		assertThat(this.asked).hasValue(0);
	}

	@Test
	void haveToComeAgainIfTheIssuerTakesItsTime() {
		this.held = new CountDownLatch(1);
		Instant begun = Instant.now();
		HttpResponse<String> response = ask("good");
		assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(8));
		assertThat(response.statusCode()).isEqualTo(503);
		assertThat(response.headers().firstValue("Retry-After")).hasValue("5");
		assertThat(response.body()).contains("ISSUER_UNAVAILABLE").doesNotContain("opaque.example.com");
		// others do not notice
		assertThat(this.gateway.ask("{ greet }").has("data")).isTrue();
		assertThat(ask(this.signer.token()).statusCode()).isEqualTo(200);
	}

	@Test
	void canAskTheIssuerOnlySoMuchAtATime() {
		this.held = new CountDownLatch(1);
		List<CompletableFuture<HttpResponse<String>>> all = IntStream.range(0, 60)
			.mapToObj((n) -> CompletableFuture.supplyAsync(() -> ask("made-up-" + n), this.threads))
			.toList();
		Patience.until(() -> this.underWay.get() == 16);
		this.held.countDown();
		assertThat(all).allSatisfy((response) -> assertThat(response.join().statusCode()).isIn(401, 503));
		assertThat(this.most).hasValueLessThanOrEqualTo(16);
		assertThat(ask("good").statusCode()).isEqualTo(200);
	}

}
