package io.sluice.gateway;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which HTTP status an answer has, where there is a choice, and where there is no
 * request.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswerStatusTests {

	private static final String SCHEMA = """
			type Query {
			  greet: String @value(of: "Hello")
			  lost: String @rest(service: "none", get: "/")
			  strict: String! @rest(service: "none", get: "/")
			}
			""";

	private Gateway usual;

	private Gateway chosen;

	@BeforeAll
	void start(@TempDir Path usualFolder, @TempDir Path chosenFolder) {
		Map<String, String> services = Map.of("none", "http://127.0.0.1:1");
		this.usual = Gateway.in(usualFolder).schema(SCHEMA).services(services).start();
		this.chosen = Gateway.in(chosenFolder)
			.schema(SCHEMA)
			.services(services)
			.argument("sluice.answers.validation-status", "422")
			.argument("sluice.answers.partial-success-status", "294")
			.start();
	}

	@AfterAll
	void stop() {
		this.usual.close();
		this.chosen.close();
	}

	@ParameterizedTest
	@CsvSource({ "{ greet }, 200, 200", "{ greet lost }, 200, 294", "{ lost }, 200, 294", "{ strict }, 200, 200",
			"{ nothing }, 400, 422", "{ greet(, 400, 400", "query A($x: Int!) { greet }, 400, 422",
			"query A { greet } query B { greet }, 400, 400" })
	void hasTheStatusOfItsKind(String query, int usual, int chosen) {
		assertThat(status(this.usual, query, "application/graphql-response+json")).isEqualTo(usual);
		assertThat(status(this.chosen, query, "application/graphql-response+json")).isEqualTo(chosen);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{ greet lost }", "{ nothing }", "{ greet(" })
	void isOkAsJson(String query) {
		assertThat(status(this.chosen, query, "application/json")).isEqualTo(200);
	}

	@Test
	void tellsThatAnAddressIsMalformed() throws IOException {
		String answer = RawRequest.sendTo("/graphql?query={greet}%zz", this.usual, "GraphQL-Require-Preflight: 1");
		assertThat(answer).startsWith("HTTP/1.1 400 ").contains("X-Content-Type-Options: nosniff");
		assertThat(Json.read(answer.substring(answer.indexOf("\r\n\r\n")))).isEqualTo(Json.read("""
				{"errors": [{"message": "The address of the request is malformed. Encode it as RFC 3986 says.",
				  "extensions": {"code": "BAD_REQUEST", "classification": "BAD_REQUEST"}}]}
				"""));
	}

	private static int status(Gateway gateway, String query, String accepted) {
		HttpResponse<String> response = gateway.post(Json.write(Map.of("query", query)), List.of("Accept", accepted));
		return response.statusCode();
	}

}
