package io.sluice.gateway;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Who is told what was called, and who may keep that. */
class ToldCallsTests {

	private static final List<String> REPORT = List.of("GraphQL-Calls", "report");

	private static final String SCOPE = "sluice.security.debug-scope: sluice:debug\n";

	private static final String ALL = "sluice.security.debug: ALL\n";

	@TempDir
	Path folder;

	private final HeldService service = new HeldService();

	private final FakeIssuer issuer = new FakeIssuer();

	private Gateway gateway;

	@AfterEach
	void stop() {
		this.gateway.close();
		this.service.close();
		this.issuer.close();
	}

	private void start(String security) {
		this.gateway = Gateway.in(this.folder)
			.schema("""
					type Query {
					  shared: Int @rest(service: "s", get: "/shared")
					  kept: Int @cacheControl(maxAge: 60) @rest(service: "s", get: "/kept")
					}
					type Mutation { change: Int @rest(service: "s", post: "/change") }
					""")
			.services(Map.of("s", this.service.url()))
			.file("gateway-config/security.yaml", this.issuer.settings() + security)
			.start();
	}

	@Test
	void theScopeIsNeeded() {
		start(SCOPE);
		assertThat(extensions(ask("{ shared }", with("sluice:debug read")))).contains("Query.shared");
		assertThat(extensions(ask("{ shared }", with("read write")))).isEmpty();
		assertThat(extensions(ask("{ shared }", REPORT))).isEmpty();
		List<String> unasked = new ArrayList<>(with("sluice:debug"));
		unasked.set(1, "please");
		assertThat(extensions(ask("{ shared }", unasked))).isEmpty();
		assertThat(extensions(ask("{ shared }", unasked.subList(2, 4)))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			                                               | false
			sluice.security.debug: SCOPE                   | false
			sluice.security.debug: ALL                     | true
			sluice.security: {debug: ALL, debug-scope: x}  | true
			""")
	void othersAreToldIfEverybodyIs(String setting, boolean told) {
		start((setting != null) ? setting + "\n" : "");
		assertThat(extensions(ask("{ shared }", REPORT)).contains("Query.shared")).isEqualTo(told);
		assertThat(extensions(ask("{ shared }", with("read"))).contains("Query.shared")).isEqualTo(told);
	}

	@Test
	void mutationsAreTold() {
		start(ALL);
		assertThat(extensions(ask("mutation { change }", REPORT))).contains("Mutation.change", "POST /change", "never");
	}

	@Test
	void socketsThatBeganWithTheHeaderAreTold() {
		start(SCOPE);
		List<String> headers = with("sluice:debug");
		SocketClient.Setup setup = SocketClient.of(this.gateway);
		for (int header = 0; header < headers.size(); header += 2) {
			setup.header(headers.get(header), headers.get(header + 1));
		}
		try (SocketClient client = setup.open().initialise()) {
			client.subscribe("1", "{ shared }");
			this.service.next().answer("7");
			assertThat(client.next().at("/payload/extensions/calls/0/coordinate").asString()).isEqualTo("Query.shared");
		}
		try (SocketClient client = SocketClient.of(this.gateway)
			.header("GraphQL-Calls", "report")
			.open()
			.initialise()) {
			client.subscribe("1", "{ shared }");
			this.service.next().answer("7");
			assertThat(client.next().at("/payload").propertyNames()).containsExactly("data");
		}
	}

	@Test
	void socketsThatAskWhenTheyIntroduceThemselvesAreTold() {
		start(SCOPE);
		String bearer = with("sluice:debug").getLast();
		try (SocketClient client = SocketClient.of(this.gateway)
			.open()
			.initialise(Map.of("graphql-calls", "report", "authorization", bearer))) {
			client.subscribe("1", "{ shared }");
			this.service.next().answer("7");
			assertThat(client.next().at("/payload/extensions").propertyNames()).containsExactly("calls");
		}
		try (SocketClient client = SocketClient.of(this.gateway).open().initialise(Map.of("GraphQL-Calls", "report"))) {
			client.subscribe("1", "{ shared }");
			this.service.next().answer("7");
			assertThat(client.next().at("/payload").propertyNames()).containsExactly("data");
		}
	}

	@Test
	void nobodyMayKeepWhatIsTold() {
		start(ALL);
		ask("{ kept }", List.of());
		HttpResponse<String> told = get("{ kept }", REPORT);
		assertThat(told.body()).contains("\"calls\":[{\"coordinate\":\"Query.kept\"");
		assertThat(told.headers().allValues("Cache-Control")).containsExactly("no-store");
		assertThat(told.headers().firstValue("ETag")).isEmpty();
		HttpResponse<String> untold = get("{ kept }", List.of());
		assertThat(untold.body()).isEqualTo("{\"data\":{\"kept\":7}}");
		assertThat(untold.headers().allValues("Cache-Control")).allMatch((said) -> said.matches("max-age=\\d+, public"))
			.hasSize(1);
		String etag = untold.headers().firstValue("ETag").orElseThrow();
		assertThat(get("{ kept }", List.of("GraphQL-Calls", "report", "If-None-Match", etag)).body())
			.contains("\"cache\":\"hit\"");
	}

	@Test
	void whoJoinsACallIsToldThatItDid() {
		start(ALL);
		CompletableFuture<JsonNode> first = asking("{ shared }", List.of());
		HeldService.Held held = this.service.next();
		CompletableFuture<JsonNode> second = asking("{ shared kept }", REPORT);
		// it is asked for after what may be joined
		this.service.next().answer("8");
		held.answer("7");
		assertThat(first.join()).isEqualTo(Json.read("{\"data\": {\"shared\": 7}}"));
		JsonNode calls = second.join().at("/extensions/calls");
		assertThat(calls.at("/0/coordinate").asString()).isEqualTo("Query.shared");
		assertThat(calls.at("/0/shared").asBoolean()).isTrue();
		assertThat(calls.at("/1/shared").asBoolean(true)).isFalse();
	}

	private List<String> with(String scope) {
		return List.of("GraphQL-Calls", "report", "Authorization",
				"Bearer " + this.issuer.token(this.issuer.claims().claim("scope", scope).build()));
	}

	/** What is told besides, as text; empty if there is nothing. */
	private static String extensions(JsonNode answer) {
		assertThat(answer.has("errors")).as(answer.toString()).isFalse();
		return answer.has("extensions") ? answer.at("/extensions").toString() : "";
	}

	/** Asks for one call, and answers it. */
	private JsonNode ask(String query, List<String> headers) {
		CompletableFuture<JsonNode> answer = asking(query, headers);
		this.service.next().answer("7");
		return answer.join();
	}

	private CompletableFuture<JsonNode> asking(String query, List<String> headers) {
		return CompletableFuture.supplyAsync(() -> this.gateway.ask(Map.of("query", query), headers),
				Thread::startVirtualThread);
	}

	private HttpResponse<String> get(String query, List<String> headers) {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(this.gateway.url("/graphql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)))
			.header("GraphQL-Require-Preflight", "1");
		for (int header = 0; header < headers.size(); header += 2) {
			request.header(headers.get(header), headers.get(header + 1));
		}
		return this.gateway.send(request.build());
	}

}
