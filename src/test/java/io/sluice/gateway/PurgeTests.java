package io.sluice.gateway;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.sluice.cache.CallCache;
import io.sluice.cache.Entry;
import io.sluice.cache.EntryKey;
import io.sluice.cache.Lifetime;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Operators, and nobody else, have the gateway forget. */
class PurgeTests {

	private static final EntryKey KEY = new EntryKey("call", "id=1");

	private static final FakeIssuer issuer = new FakeIssuer();

	private static Gateway gateway;

	@BeforeAll
	static void start(@TempDir Path folder) {
		gateway = setup(folder, "sluice.security.operator-scope: sluice:operate");
	}

	private static Gateway setup(Path folder, String more) {
		return Gateway.in(folder)
			.file("schema/a.graphqls", "type Query { greet: String @value(of: \"Hello\") }")
			.file("gateway-config/security.yaml", issuer.settings() + more)
			.start();
	}

	@AfterAll
	static void stop() {
		gateway.close();
		issuer.close();
	}

	@BeforeEach
	void keep() {
		CallCache cache = gateway.bean(CallCache.class);
		long before = cache.now();
		long now = Awaitility.await().until(cache::now, (later) -> later > before);
		cache.keep(KEY, new Entry("one".getBytes(StandardCharsets.UTF_8), new Lifetime(now, now + 60_000, 0, 0),
				List.of("product-1", "type:Product", "service:catalog"), Optional.empty()));
		assertThat(cache.find(List.of(KEY)).join()).doesNotContainNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"tags\": [\"product-1\"]}", "{\"types\": [\"Product\"]}",
			"{\"services\": [\"catalog\", \"other\"]}", "{\"tags\": [], \"types\": [\"Product\"]}" })
	void anOperatorIsToldHowManyThereWere(String body) {
		assertThat(send(body, operator()).body()).isEqualToIgnoringWhitespace("{\"count\": 1, \"complete\": true}");
		assertThat(gateway.bean(CallCache.class).find(List.of(KEY)).join()).containsOnlyNulls();
	}

	@Test
	void othersAreRefused() {
		String body = "{\"types\": [\"Product\"]}";
		assertThat(send(body, "").statusCode()).isEqualTo(401);
		HttpResponse<String> refused = send(body, token("orders:write"));
		assertThat(refused.statusCode()).isEqualTo(403);
		assertThat(refused.body()).contains("FORBIDDEN", "This is for operators.");
		assertThat(gateway.bean(CallCache.class).find(List.of(KEY)).join()).doesNotContainNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "[]", "{}", "{\"tag\": [\"a\"]}", "{\"tags\": \"a\"}", "{\"tags\": [1]}",
			"{\"tags\": [\" \"]}" })
	void whatIsNoPurgeIsRefused(String body) {
		HttpResponse<String> refused = send(body, operator());
		assertThat(refused.statusCode()).isEqualTo(400);
		assertThat(refused.body()).contains("BAD_REQUEST");
	}

	@Test
	void withoutAScopeThereIsNoSuchAddress(@TempDir Path folder) {
		try (Gateway closed = setup(folder, "")) {
			assertThat(closed.send(request(closed, "{\"tags\": [\"a\"]}", "")).statusCode()).isEqualTo(404);
		}
	}

	private static String operator() {
		return token("sluice:operate");
	}

	private static String token(String scope) {
		return issuer.token(issuer.claims().claim("scope", scope).build());
	}

	private static HttpResponse<String> send(String body, String token) {
		return gateway.send(request(gateway, body, token));
	}

	private static HttpRequest request(Gateway gateway, String body, String token) {
		HttpRequest.Builder request = HttpRequest.newBuilder(gateway.url("/operate/purge"))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(body));
		return (token.isEmpty() ? request : request.header("Authorization", "Bearer " + token)).build();
	}

}
