package io.sluice.gateway;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.github.tomakehurst.wiremock.client.WireMock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What answers say of how long they may be kept. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeptAnswerTests {

	private final Services services = new Services();

	private Gateway gateway;

	@BeforeAll
	void start(@TempDir Path folder) {
		answer("/ok", "\"ok\"");
		answer("/other", "\"first\"");
		answer("/long", "\"" + "x".repeat(500) + "\"");
		this.services.server()
			.stubFor(WireMock.any(WireMock.urlPathEqualTo("/s/down")).willReturn(WireMock.serverError()));
		this.gateway = Gateway.in(folder)
			.schema("""
					type Query {
					  ok: String @rest(service: "s", get: "/ok") @cacheControl(maxAge: 60)
					  other: String @rest(service: "s", post: "/other") @cacheControl(maxAge: 30)
					  down: String @rest(service: "s", get: "/down") @cacheControl(maxAge: 60)
					  long: String @rest(service: "s", get: "/long") @cacheControl(maxAge: 60)
					  unsaid: String @rest(service: "s", get: "/ok")
					  language: String @rest(service: "s", get: "/ok", headers: {a: "{request.locale}"}) @cacheControl(maxAge: 5)
					  mine: String @rest(service: "s", get: "/ok", headers: {a: "{claims.sub}"}) @cacheControl(maxAge: 5)
					  nothing: String @value(of: null) @cacheControl(maxAge: 5)
					}
					type Mutation {
					  act: String @rest(service: "s", post: "/ok")
					}
					""")
			.services(Map.of("s", this.services.url("s")))
			.file("gateway-config/limits.yaml", "sluice.limits: {answer-size: 400B, operations-per-request: 2}\n")
			.start();
	}

	private void answer(String path, String json) {
		this.services.server()
			.stubFor(WireMock.any(WireMock.urlPathEqualTo("/s" + path)).willReturn(WireMock.okJson(json)));
	}

	@AfterAll
	void stop() {
		this.gateway.close();
		this.services.close();
	}

	@Test
	void mayBeKeptForAsLongAsAllOfItHolds() {
		HttpResponse<String> answer = get("{ ok other }");
		assertThat(answer.headers().allValues("Cache-Control")).containsExactly("max-age=30, public");
		assertThat(answer.headers().allValues("Vary")).contains("Accept").doesNotContain("Authorization");
		assertThat(answer.headers().firstValue("ETag").orElseThrow()).matches("W/\"[\\w-]{22}\"");
	}

	@Test
	void areNotSentAgainToWhoHasThem() {
		String etag = get("{ other }").headers().firstValue("ETag").orElseThrow();
		HttpResponse<String> unchanged = get("{ other }", "If-None-Match", etag);
		assertThat(unchanged.statusCode()).isEqualTo(304);
		assertThat(unchanged.body()).isEmpty();
		// RFC 9110, 15.4.5: what a 200 would have said
		assertThat(unchanged.headers().firstValue("ETag")).contains(etag);
		assertThat(unchanged.headers().allValues("Cache-Control")).containsExactly("max-age=30, public");
		assertThat(unchanged.headers().allValues("Vary")).contains("Accept");
		answer("/other", "\"second\"");
		HttpResponse<String> changed = get("{ other }", "If-None-Match", etag);
		assertThat(changed.statusCode()).isEqualTo(200);
		assertThat(changed.body()).isEqualTo("{\"data\":{\"other\":\"second\"}}");
		assertThat(changed.headers().firstValue("ETag")).isNotEmpty().isNotEqualTo(Optional.of(etag));
	}

	@Test
	void areOneCallersIfTheCallerMakesADifference() {
		HttpResponse<String> answer = get("{ ok mine }");
		assertThat(answer.headers().allValues("Cache-Control")).containsExactly("max-age=5, private");
		assertThat(answer.headers().allValues("Vary")).contains("Authorization");
	}

	@Test
	void differByTheHeadersThatServicesAreSent() {
		HttpResponse<String> answer = get("{ ok language }");
		assertThat(answer.headers().allValues("Cache-Control")).containsExactly("max-age=5, public");
		assertThat(answer.headers().allValues("Vary")).contains("accept-language");
	}

	@Test
	void sayItToAPostToo() {
		HttpResponse<String> answer = this.gateway.post("{\"query\": \"{ other }\"}", List.of("If-None-Match", "*"));
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().allValues("Cache-Control")).containsExactly("max-age=30, public");
		assertThat(answer.headers().firstValue("ETag")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{ unsaid }", "{ ok unsaid }", "{ ok down }", "{ long }",
			"{ ok __schema { description } }", "{ no }", "{", "subscription { no }", "{ __typename }" })
	void mayNotBeKeptOtherwise(String query) {
		assertIsNotKept(get(query));
	}

	@Test
	void mayNotBeKeptOfMutationsNorAsEvents() {
		assertIsNotKept(this.gateway.post("{\"query\": \"mutation { act }\"}", List.of()));
		assertIsNotKept(get("{ ok }", "Accept", "text/event-stream"));
	}

	@Test
	void mayNotBeKeptIfTheyTellWhatIsOfOneRequest() {
		assertIsNotKept(get("{ ok }", "GraphQL-Cost", "report"));
	}

	@Test
	void areTheSameInListsAndAsEvents() {
		String answer = get("{ ok }").body();
		int calls = calls();
		assertThat(answer).isEqualTo("{\"data\":{\"ok\":\"ok\"}}");
		assertThat(get("{ ok }").body()).isEqualTo(answer);
		assertThat(this.gateway.post("[{\"query\": \"{ ok }\"}, {\"query\": \"{ ok }\"}]", List.of()).body())
			.isEqualTo("[" + answer + "," + answer + "]");
		assertThat(get("{ ok }", "Accept", "text/event-stream").body().lines()).contains("data: " + answer);
		assertThat(get("{ ok }", "GraphQL-Cost", "report").body()).startsWith("{\"data\":{\"ok\":\"ok\"},");
		assertThat(calls()).isEqualTo(calls);
	}

	private int calls() {
		return this.services.server().getAllServeEvents().size();
	}

	@Test
	void mayBeKeptThoughThereIsNothing() {
		assertThat(get("{ nothing }").headers().allValues("Cache-Control")).containsExactly("max-age=5, public");
	}

	private static void assertIsNotKept(HttpResponse<String> answer) {
		assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
		assertThat(answer.headers().firstValue("ETag")).isEmpty();
	}

	private HttpResponse<String> get(String query, String... headers) {
		URI url = this.gateway.url("/graphql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
		HttpRequest.Builder request = HttpRequest.newBuilder(url).header("GraphQL-Require-Preflight", "1");
		if (headers.length > 0) {
			request.headers(headers);
		}
		return this.gateway.send(request.build());
	}

}
