package io.sluice.gateway;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.WireMock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Queries by GET, and who may not make a browser send them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AddressedQueryTests {

	private static final String JSON = "application/json";

	private static final String GRAPHQL_RESPONSE = "application/graphql-response+json";

	private static final List<String> PREFLIGHT = List.of("GraphQL-Require-Preflight", "1");

	private static final String NO_QUERY = "The address has no GraphQL request. It needs the parameter \"query\", "
			+ "a text, and if need be \"operationName\", and \"variables\" and \"extensions\", JSON objects; each once.";

	private static final String SIMPLE = "Any page could make a browser send this request. "
			+ "Send the header GraphQL-Require-Preflight with any value.";

	private final Services services = new Services();

	private Gateway gateway;

	@BeforeAll
	void start(@TempDir Path folder) {
		this.services.server().stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.okJson("\"done\"")));
		this.gateway = Gateway.in(folder).schema("""
				type Query {
				  greet(name: String = "you"): String @value(of: "Hello {args.name}")
				  number(n: Float): Float @value(of: "{args.n}")
				}
				type Mutation {
				  act(name: String): String @rest(service: "acts", post: "/acts")
				}
				""").services(Map.of("acts", this.services.url("acts"))).start();
	}

	@AfterAll
	void stop() {
		this.gateway.close();
		this.services.close();
	}

	@Test
	void executesTheQueryOfAnAddress() {
		HttpResponse<String> response = get(Map.of("query", "{ greet }"), PREFLIGHT);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).hasValue(JSON);
		assertThat(response.body()).isEqualTo("{\"data\":{\"greet\":\"Hello you\"}}");
	}

	// GraphQL over HTTP, GET: "The variables and extensions parameters, if used, MUST be
	// encoded as a JSON string"
	@Test
	void readsAllParameters() {
		assertThat(get(
				Map.of("query", "query A($n: String) { greet(name: $n) } query B { number(n: 1) }", "operationName",
						"A", "variables", "{\"n\": \"Ann + \\u00e9 & 100%\"}", "extensions", "{\"x\": 1}", "id", "7"),
				PREFLIGHT)
			.body()).isEqualTo("{\"data\":{\"greet\":\"Hello Ann + é & 100%\"}}");
	}

	@Test
	void readsABlankAsFormsWriteIt() {
		assertThat(send("GET", "/graphql?query=%7B+greet%28name:%22a+b%22%29+%7D", PREFLIGHT).body())
			.isEqualTo("{\"data\":{\"greet\":\"Hello a b\"}}");
	}

	@Test
	void keepsTheDigitsOfVariables() {
		assertThat(get(Map.of("query", "query($n: Float) { number(n: $n) }", "variables", "{\"n\": 1.10}"), PREFLIGHT)
			.body())
			.isEqualTo(this.gateway
				.post("{\"query\": \"query($n: Float) { number(n: $n) }\", \"variables\": {\"n\": 1.10}}", List.of())
				.body());
	}

	@ParameterizedTest
	@ValueSource(strings = { "variables", "extensions", "operationName" })
	void takesWhatIsEmptyForWhatIsLeftOut(String parameter) {
		assertThat(get(Map.of("query", "{ greet }", parameter, ""), PREFLIGHT).statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "?", "?query", "?query=", "?query=+", "?variables=%7B%7D",
			"?query=%7Bgreet%7D&variables=1", "?query=%7Bgreet%7D&variables=%5B%5D", "?query=%7Bgreet%7D&variables=%7B",
			"?query=%7Bgreet%7D&extensions=x", "?query=%7Bgreet%7D&variables=%7B%7D%7B%7D",
			"?query=%7Bgreet%7D&query=%7Bgreet%7D", "?query=%7Bgreet%7D&variables=%7B%7D&variables=%7B%7D" })
	void refusesWhatIsNoRequest(String parameters) {
		RefusedRequest.assertThatIs(send("GET", "/graphql" + parameters, PREFLIGHT), 400, NO_QUERY);
	}

	// GraphQL over HTTP, GET: "If the HTTP method is GET and the operation is a mutation,
	// the server MUST respond with error status code 405 and halt execution."
	@ParameterizedTest
	@ValueSource(strings = { JSON, GRAPHQL_RESPONSE, "text/event-stream", "*/*" })
	void refusesMutations(String accepted) {
		for (String query : List.of("mutation { act }", "mutation A { act } query B { greet }",
				"mutation A($x: String) { act(name: $x) }")) {
			Map<String, String> parameters = query.contains("query B") ? Map.of("query", query, "operationName", "A")
					: Map.of("query", query);
			HttpResponse<String> response = get(parameters, preflightAnd("Accept", accepted));
			assertThat(response.statusCode()).isEqualTo(405);
			assertThat(response.headers().firstValue("Allow")).hasValue("POST");
			assertThat(Json.read(response.body()).at("/errors/0/message").asString())
				.isEqualTo("The endpoint takes POST, and GET for queries.");
		}
		this.services.server().verify(0, WireMock.anyRequestedFor(WireMock.anyUrl()));
	}

	@Test
	void executesTheQueryBesideAMutation() {
		assertThat(get(Map.of("query", "mutation A { act } query B { greet }", "operationName", "B"), PREFLIGHT).body())
			.isEqualTo("{\"data\":{\"greet\":\"Hello you\"}}");
	}

	@Test
	void answersAsForPost() {
		Map<String, String> invalid = Map.of("query", "{ unknown }");
		assertThat(get(invalid, preflightAnd("Accept", JSON)).statusCode()).isEqualTo(200);
		assertThat(get(invalid, preflightAnd("Accept", GRAPHQL_RESPONSE)).statusCode()).isEqualTo(400);
		assertThat(get(Map.of("query", "{ greet }"), preflightAnd("Accept", "text/html")).statusCode()).isEqualTo(406);
		assertThat(get(Map.of("query", "{ greet }"), preflightAnd("Accept", "text/event-stream")).body())
			.startsWith(":\n\nevent: next\ndata: {\"data\"");
	}

	static Stream<List<String>> whatMakesBrowsersAsk() {
		return Stream.of(PREFLIGHT, List.of("Apollo-Require-Preflight", "true"),
				List.of("X-Apollo-Operation-Name", "A"), List.of("Content-Type", JSON));
	}

	@ParameterizedTest
	@MethodSource("whatMakesBrowsersAsk")
	void answersWhomBrowsersHaveToAskFor(List<String> headers) {
		assertThat(get(Map.of("query", "{ greet }"), headers).statusCode()).isEqualTo(200);
	}

	// Fetch, 2.2.2: CORS-safelisted request-headers
	static Stream<Arguments> whatAnyPageMaySend() {
		return Stream
			.of(List.of("Accept", JSON), List.of("Accept", GRAPHQL_RESPONSE), List.of("Accept", "text/html"),
					List.of("Content-Type", "text/plain"), List.of("Content-Type", "application/x-www-form-urlencoded"),
					List.of("Content-Type", "multipart/form-data; boundary=x"),
					List.of("Content-Type", "text/plain; a=application/json"), List.of("Content-Type", "nonsense"),
					List.of("Accept-Language", "de"), List.of("GraphQL-Require-Preflight", ""))
			.map(Arguments::of);
	}

	@ParameterizedTest
	@MethodSource("whatAnyPageMaySend")
	void refusesWhatAnyPageMaySend(List<String> headers) {
		HttpResponse<String> response = get(Map.of("query", "{ greet }"), headers);
		assertThat(response.statusCode()).isEqualTo(403);
		assertThat(Json.read(response.body()).at("/errors/0/message").asString()).isEqualTo(SIMPLE);
	}

	private static List<String> preflightAnd(String name, String value) {
		return List.of(PREFLIGHT.getFirst(), PREFLIGHT.getLast(), name, value);
	}

	private HttpResponse<String> get(Map<String, String> parameters, List<String> headers) {
		return send("GET",
				"/graphql?" + parameters.entrySet()
					.stream()
					.map((one) -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
					.collect(Collectors.joining("&")),
				headers);
	}

	private HttpResponse<String> send(String method, String path, List<String> headers) {
		return this.gateway.send(HttpRequest.newBuilder(URI.create(this.gateway.url("") + path))
			.method(method, HttpRequest.BodyPublishers.noBody())
			.headers(headers.toArray(String[]::new))
			.build());
	}

}
