package io.sluice.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.net.ssl.SSLContext;

import io.sluice.tls.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.ssl.SslOptions;

import static org.assertj.core.api.Assertions.assertThat;

/** What browsers are told, and which pages may ask. */
class BrowserTests {

	private static final String ORIGIN = "Origin";

	private static final String PAGE = "https://shop.example";

	private static final String ALLOWED = "Access-Control-Allow-Origin";

	private static final String QUERY = "/graphql?query=%7Bgreet%7D";

	@TempDir
	Path folder;

	private Gateway.Setup gateway() {
		return Gateway.in(this.folder).schema("type Query { greet: String @value(of: \"Hello\") }");
	}

	private Gateway.Setup open() {
		return gateway().argument("spring.graphql.cors.allowed-origins", PAGE)
			.argument("spring.graphql.cors.allowed-methods", "GET,POST")
			.argument("spring.graphql.cors.allowed-headers", "content-type,graphql-require-preflight");
	}

	@Test
	void tellsNoPageOfAnotherOriginThatItMayAsk() {
		try (Gateway gateway = gateway().start()) {
			HttpResponse<String> preflight = send(gateway, "OPTIONS", QUERY, ORIGIN, PAGE,
					"Access-Control-Request-Method", "GET", "Access-Control-Request-Headers",
					"graphql-require-preflight");
			assertThat(preflight.statusCode()).isEqualTo(403);
			assertThat(preflight.headers().firstValue(ALLOWED)).isEmpty();
			assertThat(preflight.body()).contains("Pages of this origin may not ask.");
			assertThat(gateway.post("{\"query\": \"{ greet }\"}", List.of(ORIGIN, PAGE)).headers().firstValue(ALLOWED))
				.isEmpty();
		}
	}

	@Test
	void letsPagesOfConfiguredOriginsAsk() {
		try (Gateway gateway = open().start()) {
			for (String method : List.of("GET", "POST")) {
				HttpResponse<String> preflight = send(gateway, "OPTIONS", QUERY, ORIGIN, PAGE,
						"Access-Control-Request-Method", method, "Access-Control-Request-Headers",
						"graphql-require-preflight,content-type");
				assertThat(preflight.statusCode()).as(method).isEqualTo(200);
				assertThat(preflight.headers().firstValue(ALLOWED)).as(method).hasValue(PAGE);
			}
			HttpResponse<String> asked = send(gateway, "GET", QUERY, ORIGIN, PAGE, "GraphQL-Require-Preflight", "1");
			assertThat(asked.body()).isEqualTo("{\"data\":{\"greet\":\"Hello\"}}");
			assertThat(asked.headers().firstValue(ALLOWED)).hasValue(PAGE);
		}
	}

	@Test
	void refusesPagesOfOtherOriginsInTheFormOfGraphQl() {
		try (Gateway gateway = open().start()) {
			for (String method : List.of("GET", "POST")) {
				HttpResponse<String> refused = send(gateway, method, QUERY, ORIGIN, "https://evil.example",
						"Content-Type", "application/json");
				assertThat(refused.statusCode()).as(method).isEqualTo(403);
				assertThat(refused.headers().firstValue(ALLOWED)).as(method).isEmpty();
				assertThat(Json.read(refused.body()).at("/errors/0/message").asString()).as(method)
					.isEqualTo("Pages of this origin may not ask.");
			}
		}
	}

	@Test
	void letsPagesOfConfiguredOriginsReadWhyTheyAreRefused() {
		try (FakeIssuer issuer = new FakeIssuer();
				Gateway gateway = open().file("gateway-config/security.yaml", issuer.settings()).start()) {
			String json = "{\"query\": \"{ greet }\"}";
			Map<Integer, HttpResponse<String>> refused = Map.of(401,
					gateway.post(json, List.of(ORIGIN, PAGE, "Authorization", "Bearer bad")), 403,
					send(gateway, "GET", QUERY, ORIGIN, PAGE), 406,
					gateway.post(json, List.of(ORIGIN, PAGE, "Accept", "image/png")), 413,
					gateway.post("{\"query\": \"%s\"}".formatted(" ".repeat(300_000)), List.of(ORIGIN, PAGE)), 415,
					gateway.post(json, List.of(ORIGIN, PAGE, "Content-Type", "text/plain")), 400,
					gateway.post("{", List.of(ORIGIN, PAGE)));
			refused.forEach((status, response) -> {
				assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
				assertThat(response.headers().allValues(ALLOWED)).as(response.body()).containsExactly(PAGE);
				assertThat(response.headers().allValues("Vary")).as(response.body()).contains(ORIGIN);
				assertThat(Json.read(response.body()).has("errors")).isTrue();
			});
			HttpResponse<String> evil = gateway.post(json,
					List.of(ORIGIN, "https://evil.example", "Authorization", "Bearer bad"));
			assertThat(evil.statusCode()).isEqualTo(403);
			assertThat(evil.headers().firstValue(ALLOWED)).isEmpty();
			HttpResponse<String> same = gateway.post(json, List.of("Authorization", "Bearer bad"));
			assertThat(same.headers().firstValue(ALLOWED)).isEmpty();
		}
	}

	@Test
	void tellsBrowsersToMakeNoMoreOfAnAnswerThanItIs() {
		try (Gateway gateway = gateway().start()) {
			List<HttpResponse<String>> answers = List.of(gateway.post("{\"query\": \"{ greet }\"}", List.of()),
					gateway.post("{\"query\": \"{ greet }\"}", List.of("Accept", "text/event-stream")),
					gateway.post("{", List.of()), send(gateway, "GET", QUERY, "GraphQL-Require-Preflight", "1"),
					send(gateway, "GET", QUERY, "Accept", "*/*"), send(gateway, "GET", "/nothing", "Accept", "*/*"),
					send(gateway, "PUT", "/graphql", "Accept", "*/*"));
			for (HttpResponse<String> answer : answers) {
				assertThat(one(answer, "X-Content-Type-Options")).hasValue("nosniff");
				assertThat(one(answer, "Referrer-Policy")).hasValue("no-referrer");
				assertThat(one(answer, "Content-Security-Policy"))
					.hasValue("default-src 'none'; frame-ancestors 'none'");
				assertThat(one(answer, "Cache-Control")).hasValue("no-store");
				assertThat(one(answer, "Server")).isEmpty();
			}
			HttpResponse<String> page = send(gateway, "GET", "/graphiql", "Accept", "text/html");
			assertThat(one(page, "X-Content-Type-Options")).hasValue("nosniff");
			assertThat(one(page, "Referrer-Policy")).hasValue("no-referrer");
			assertThat(one(page, "Content-Security-Policy").orElse("")).contains("script-src 'self'");
			assertThat(one(page, "Cache-Control")).hasValue("no-cache");
			HttpResponse<String> schema = send(gateway, "GET", "/schema.graphql", "Accept", "*/*");
			assertThat(one(schema, "X-Content-Type-Options")).hasValue("nosniff");
			assertThat(one(schema, "Cache-Control")).hasValue("no-cache");
		}
	}

	@Test
	void speaksHttp2WithoutTlsIfItShould() throws Exception {
		try (Gateway gateway = gateway().argument("server.http2.enabled", "true").start();
				HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
			HttpResponse<String> response = client.send(
					HttpRequest.newBuilder(gateway.url(QUERY)).header("GraphQL-Require-Preflight", "1").build(),
					HttpResponse.BodyHandlers.ofString());
			assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
			assertThat(response.body()).isEqualTo("{\"data\":{\"greet\":\"Hello\"}}");
		}
	}

	@Test
	void speaksHttp2OverTlsWithThoseWhoWantTo(@TempDir Path keys) throws Exception {
		Stores stores = new Stores(keys);
		stores.create("server");
		SSLContext trust = stores.bundle(null, "server", SslOptions.NONE).createSslContext();
		String bundle = "server.ssl.bundle: own\n" + stores.properties("own", "server", "server");
		try (Gateway gateway = secure(bundle, true)) {
			assertThat(version(gateway, trust, HttpClient.Version.HTTP_2)).isEqualTo(HttpClient.Version.HTTP_2);
			assertThat(version(gateway, trust, HttpClient.Version.HTTP_1_1)).isEqualTo(HttpClient.Version.HTTP_1_1);
		}
		try (Gateway gateway = secure(bundle, false)) {
			assertThat(version(gateway, trust, HttpClient.Version.HTTP_2)).isEqualTo(HttpClient.Version.HTTP_1_1);
		}
	}

	private Gateway secure(String bundle, boolean http2) {
		return gateway().file("gateway-config/security.yaml", bundle)
			.argument("server.http2.enabled", String.valueOf(http2))
			.start();
	}

	/** What is spoken with a client that speaks up to some version. */
	private static HttpClient.Version version(Gateway gateway, SSLContext trust, HttpClient.Version most)
			throws IOException, InterruptedException {
		try (HttpClient client = HttpClient.newBuilder().version(most).sslContext(trust).build()) {
			URI url = URI.create("https://127.0.0.1:" + gateway.url("").getPort() + QUERY);
			HttpResponse<String> response = client.send(
					HttpRequest.newBuilder(url).header("GraphQL-Require-Preflight", "1").build(),
					HttpResponse.BodyHandlers.ofString());
			assertThat(response.body()).isEqualTo("{\"data\":{\"greet\":\"Hello\"}}");
			return response.version();
		}
	}

	private static Optional<String> one(HttpResponse<String> answer, String name) {
		assertThat(answer.headers().allValues(name)).as(name).hasSizeLessThan(2);
		return answer.headers().firstValue(name);
	}

	private static HttpResponse<String> send(Gateway gateway, String method, String path, String... headers) {
		return gateway.send(HttpRequest.newBuilder(URI.create(gateway.url("") + path))
			.method(method,
					HttpRequest.BodyPublishers.ofString(method.equals("POST") ? "{\"query\": \"{ greet }\"}" : ""))
			.headers(headers)
			.build());
	}

}
