package io.sluice.gateway;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** How an operation is refused that asks for something the caller may not see. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnauthorizedTests {

	private static final String BODY = Json.write(Map.of("query", "{ open mine: secret }"));

	private final Services services = new Services();

	private Gateway gateway;

	@BeforeAll
	void start(@TempDir Path folder) {
		this.gateway = Gateway.in(folder)
			.schema("""
					type Query {
					  open: String @rest(service: "shop", get: "/open")
					  secret: String @authenticated @rest(service: "shop", get: "/secret")
					}
					""")
			.services(Map.of("shop", this.services.url("shop")))
			.file("gateway-config/security.yaml", "sluice.security.reject-unauthorized: true")
			.start();
	}

	@AfterAll
	void stop() {
		this.gateway.close();
		this.services.close();
	}

	private static void isRefused(HttpResponse<String> response, int status) {
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(Json.read(response.body())).isEqualTo(Json
			.read("""
					{"errors": [{
					  "message": "The caller may not see this field.",
					  "locations": [{"line": 1, "column": 8}],
					  "path": ["mine"],
					  "extensions": {"code": "UNAUTHORIZED_FIELD_OR_TYPE", "classification": "FORBIDDEN", "coordinate": "Query.secret"}
					}]}"""));
	}

	@Test
	void isAnErrorOfTheRequestByTheRulesOfEachMediaType() {
		isRefused(this.gateway.post(BODY, List.of()), 200);
		isRefused(this.gateway.post(BODY, List.of("Accept", "application/json")), 200);
		isRefused(this.gateway.post(BODY, List.of("Accept", "application/graphql-response+json")), 403);
		isRefused(this.gateway
			.send(HttpRequest.newBuilder(this.gateway.url("/graphql?query=%7B%20open%20mine:%20secret%20%7D"))
				.headers("Accept", "application/graphql-response+json", "GraphQL-Require-Preflight", "1")
				.build()), 403);
		assertThat(this.services.server().getAllServeEvents()).isEmpty();
	}

	@Test
	void isAnEventWhereEventsAreAccepted() {
		HttpResponse<String> response = this.gateway.post(BODY, List.of("Accept", "text/event-stream"));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).contains("event: next\ndata: {\"errors\":[{\"message\"", "event: complete")
			.doesNotContain("\"data\"");
		assertThat(this.services.server().getAllServeEvents()).isEmpty();
	}

	@Test
	void isAnErrorMessageOnASocket() {
		try (SocketClient client = SocketClient.ready(this.gateway)) {
			client.subscribe("1", "{ open mine: secret }");
			assertThat(client.next().toString()).startsWith("{\"id\":\"1\",\"type\":\"error\"")
				.contains("UNAUTHORIZED_FIELD_OR_TYPE");
		}
		assertThat(this.services.server().getAllServeEvents()).isEmpty();
	}

	@Test
	void keepsTheStatusOfWhatIsNotValid() {
		assertThat(this.gateway
			.post("{\"query\": \"{ nothing }\"}", List.of("Accept", "application/graphql-response+json"))
			.statusCode()).isEqualTo(400);
	}

}
