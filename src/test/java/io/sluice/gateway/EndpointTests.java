package io.sluice.gateway;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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

/** How the endpoint speaks HTTP, and what it says of requests that are none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndpointTests {

	private static final String ACCEPT = "Accept";

	private static final String JSON = "application/json";

	private static final String GRAPHQL_RESPONSE = "application/graphql-response+json";

	private static final String NO_REQUEST = "The body is no GraphQL request. Send a JSON object with \"query\", "
			+ "a text, and if need be \"variables\", \"operationName\" and \"extensions\".";

	private static final String NO_JSON = "The body must be JSON, sent as application/json.";

	private static final String NO_TYPE = "Answers are application/json, "
			+ "application/graphql-response+json or text/event-stream.";

	private static final String VALID = "{\"query\": \"{ greet }\"}";

	private static final String INVALID = "{\"query\": \"{ unknown }\"}";

	private Gateway gateway;

	@BeforeAll
	void start(@TempDir Path folder) {
		this.gateway = Gateway.in(folder).schema("""
				"What there is."
				type Query {
				  greet: String @value(of: "Hello")
				  strict: String! @rest(service: "none", get: "/")
				}
				""").services(Map.of("none", "http://127.0.0.1:1")).start();
	}

	@AfterAll
	void stop() {
		this.gateway.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { JSON, "application/*", "*/*", "text/html, */*;q=0.1", JSON + ";charset=UTF-8" })
	void answersJson(String accepted) {
		HttpResponse<String> response = this.gateway.post(VALID, List.of(ACCEPT, accepted));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).hasValue(JSON);
		assertThat(response.body()).isEqualTo("{\"data\":{\"greet\":\"Hello\"}}");
	}

	// GraphQL over HTTP, Body: "the server MUST respect the given Accept header and
	// attempt to encode the response in the highest priority media type listed that is
	// supported by the server."
	@ParameterizedTest
	@ValueSource(strings = { GRAPHQL_RESPONSE, GRAPHQL_RESPONSE + ";charset=utf-8",
			JSON + ";q=0.5, " + GRAPHQL_RESPONSE + ";q=0.9, image/png", GRAPHQL_RESPONSE + ", " + JSON + ";q=0.9" })
	void answersInTheMediaTypeOfGraphQl(String accepted) {
		HttpResponse<String> response = this.gateway.post(VALID, List.of(ACCEPT, accepted));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).hasValue(GRAPHQL_RESPONSE);
	}

	// GraphQL over HTTP, application/json: "The server SHOULD use the 200 status code for
	// every response to a well-formed GraphQL-over-HTTP request, independent of any
	// GraphQL request error or GraphQL field error raised."
	@Test
	void answersAnInvalidDocumentWith200InJson() {
		assertThat(this.gateway.post(INVALID, List.of(ACCEPT, JSON)).statusCode()).isEqualTo(200);
	}

	// GraphQL over HTTP, application/graphql-response+json: "If the GraphQL response does
	// not contain the data entry then the server MUST reply with a 4xx or 5xx status code
	// as appropriate."
	@Test
	void answersAnInvalidDocumentWith400InTheMediaTypeOfGraphQl() {
		HttpResponse<String> response = this.gateway.post(INVALID, List.of(ACCEPT, GRAPHQL_RESPONSE));
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(Json.read(response.body()).has("data")).isFalse();
	}

	// GraphQL over HTTP, application/graphql-response+json: "If the GraphQL response
	// contains the data entry and it is null, then the server SHOULD reply with a 2xx
	// status code and it is RECOMMENDED it replies with 200 status code."
	@Test
	void answersDataThatIsNullWith200() {
		HttpResponse<String> response = this.gateway.post("{\"query\": \"{ strict }\"}",
				List.of(ACCEPT, GRAPHQL_RESPONSE));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(Json.read(response.body()).get("data").isNull()).isTrue();
	}

	@Test
	void takesNullForWhatMayBeLeftOut() {
		assertThat(this.gateway.post(
				"{\"query\": \"{ greet }\", \"variables\": null, \"operationName\": null, \"extensions\": null, \"id\": 7}",
				List.of())
			.body()).isEqualTo("{\"data\":{\"greet\":\"Hello\"}}");
	}

	// GraphQL over HTTP, Status Codes: "A request that does not constitute a well-formed
	// GraphQL-over-HTTP request SHOULD result in status code 400 (Bad Request)."
	@ParameterizedTest
	@ValueSource(strings = { "", "null", "{", "{}", "[]", "\"query\"", "nothing", "{\"query\": null}",
			"{\"query\": {}}", "[{\"query\": \"{ greet }\"}]", "{\"query\": \"{ greet }\", \"variables\": []}",
			"{\"query\": \"{ greet }\", \"variables\": \"{}\"}", "{\"query\": \"{ greet }\", \"extensions\": 1}" })
	void refusesWhatIsNoRequest(String body) {
		RefusedRequest.assertThatIs(this.gateway.post(body, List.of()), 400, NO_REQUEST);
	}

	@Test
	void refusesNumbersThatAreTooLongToBeRead() {
		String digits = "7".repeat(1001);
		RefusedRequest.assertThatIs(
				this.gateway.post("{\"query\": \"{ greet }\", \"variables\": {\"x\": " + digits + "}}", List.of()), 400,
				NO_REQUEST);
		assertThat(this.gateway.ask("{ greet(x: " + digits + ") }").at("/errors/0/extensions/code").asString())
			.isEqualTo("GRAPHQL_PARSE_FAILED");
	}

	static Stream<Arguments> types() {
		return Stream.of(Arguments.of(List.of("Content-Type", "text/plain"), 415, NO_JSON),
				Arguments.of(List.of("Content-Type", "application/graphql"), 415, NO_JSON),
				Arguments.of(List.of("Content-Type", "application/x-www-form-urlencoded"), 415, NO_JSON),
				Arguments.of(List.of("Content-Type", "nonsense"), 415, NO_JSON),
				Arguments.of(List.of(ACCEPT, "text/html"), 406, NO_TYPE),
				Arguments.of(List.of(ACCEPT, JSON + ";q=0"), 406, NO_TYPE),
				Arguments.of(List.of(ACCEPT, "nonsense"), 406, NO_TYPE));
	}

	@ParameterizedTest
	@MethodSource("types")
	void refusesOtherMediaTypes(List<String> headers, int status, String message) {
		RefusedRequest.assertThatIs(this.gateway.post(VALID, headers), status, message);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PUT", "PATCH", "DELETE", "OPTIONS" })
	void takesGetAndPostOnly(String method) {
		HttpResponse<String> response = send(method, "/graphql?query=%7Bgreet%7D");
		RefusedRequest.assertThatIs(response, 405, "The endpoint takes POST, and GET for queries.");
		assertThat(response.headers().firstValue("Allow")).hasValue("GET,POST");
	}

	@Test
	void refusesABodyThatIsTooLarge() {
		String body = "{\"query\": \"{ greet }\", \"variables\": {\"x\": \"" + "x".repeat(300_000) + "\"}}";
		RefusedRequest.assertThatIs(this.gateway.post(body, List.of()), 413, "The body is too large.");
	}

	@Test
	void refusesInTheMediaTypeThatIsAskedFor() {
		HttpResponse<String> response = this.gateway.post("{", List.of(ACCEPT, GRAPHQL_RESPONSE));
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.headers().firstValue("Content-Type")).hasValue(GRAPHQL_RESPONSE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/nothing", "/graphql/", "/graphql/schema", "/error", "/actuator/env" })
	void saysThatThereIsNothing(String path) {
		RefusedRequest.assertThatIs(send("GET", path), 404, "There is nothing at this address.");
	}

	@Test
	void showsTheSchemaWithoutTheGatewaysDirectives() {
		HttpResponse<String> response = send("GET", "/schema.graphql");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("text/plain;charset=UTF-8");
		assertThat(response.body()).isEqualTo("""
				"What there is."
				type Query {
				  greet: String
				  strict: String!
				}
				""");
	}

	@Test
	void leadsToGraphiql() {
		HttpResponse<String> root = send("GET", "/");
		assertThat(root.statusCode()).isEqualTo(307);
		assertThat(root.headers().firstValue("Location")).hasValue("/graphiql");
		HttpResponse<String> page = send("GET", "/graphiql");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
		assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
	}

	private HttpResponse<String> send(String method, String path) {
		return this.gateway.send(HttpRequest.newBuilder(this.gateway.url(path))
			.method(method, HttpRequest.BodyPublishers.noBody())
			.build());
	}

}
