package io.sluice.gateway;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** However the endpoint's address is spelled, what gets there is checked. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndpointPathTests {

	private Gateway gateway;

	@BeforeAll
	void start(@TempDir Path folder) {
		this.gateway = Gateway.in(folder).schema("""
				type Query {
				  greet: String @value(of: "Hello")
				}
				""").start();
	}

	@AfterAll
	void stop() {
		this.gateway.close();
	}

	// RFC 3986, 6.2.2.2: percent-encoded unreserved characters are equivalent to
	// themselves. 3.3: a semicolon delimits parameters of a segment.
	@ParameterizedTest
	@ValueSource(strings = { "/graphql", "/graphql?a=b", "/graphql;a=b", "/graphql;", "/graphql;a=b;c=d?e",
			"/gr%61phql", "/%67%72%61%70%68%71%6c", "/%67raphql;%61=b" })
	void checksWhatReachesTheEndpoint(String path) {
		assertThat(post(path, "application/json", "application/json").body())
			.isEqualTo("{\"data\":{\"greet\":\"Hello\"}}");
		for (String method : new String[] { "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD" }) {
			HttpResponse<String> refused = send(method, path, "application/json", "application/json");
			assertThat(refused.statusCode()).as(method).isEqualTo(405);
			assertThat(refused.headers().firstValue("Allow")).as(method).hasValue("GET,POST");
		}
		assertThat(send("GET", path, "text/plain", "application/json").statusCode()).isEqualTo(403);
		assertThat(send("GET", path, "application/json", "text/html").statusCode()).isEqualTo(406);
		assertThat(post(path, "text/plain", "application/json").statusCode()).isEqualTo(415);
		assertThat(post(path, "application/graphql", "application/json").statusCode()).isEqualTo(415);
		assertThat(post(path, "application/json", "text/html").statusCode()).isEqualTo(406);
		assertThat(post(path, "application/json", "text/event-stream").body()).startsWith(":\n\nevent: next\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/graphql/", "/graphql/;a=b", "/graphql%2F", "/graphql%3Ba=b", "/GraphQL", "/graphql%20",
			"/graphql%00", "/gr%2561phql", "//graphql", "/;a=b/graphql", "/./graphql", "/a/../graphql",
			"/a/%2e%2e/graphql", "/graphql/.", "/graphql.json" })
	void isNowhereElse(String path) {
		for (String method : new String[] { "POST", "GET", "PUT", "DELETE", "OPTIONS" }) {
			HttpResponse<String> refused = send(method, path, "application/json", "application/json");
			assertThat(refused.statusCode()).as(method).isEqualTo(404);
			assertThat(refused.body()).as(method).contains("There is nothing at this address.");
		}
		assertThat(post(path, "text/plain", "text/event-stream").statusCode()).isEqualTo(404);
	}

	private HttpResponse<String> post(String path, String type, String accepted) {
		return send("POST", path, type, accepted);
	}

	private HttpResponse<String> send(String method, String path, String type, String accepted) {
		return this.gateway.send(HttpRequest.newBuilder(URI.create(this.gateway.url("") + path))
			.method(method, HttpRequest.BodyPublishers.ofString("{\"query\": \"{ greet }\"}"))
			.header("Content-Type", type)
			.header("Accept", accepted)
			.build());
	}

}
