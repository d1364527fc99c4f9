package io.sluice.gateway;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.sluice.blueprint.Sha256;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Documents that clients name instead of writing them out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NamedDocumentTests {

	private static final String SCHEMA = "type Query { greet(name: String = \"you\"): String @value(of: \"Hi {args.name}\") }";

	private static final String HI = "query Hi($name: String) { greet(name: $name) }";

	private static final String APOLLO = """
			{
			  "format": "apollo-persisted-query-manifest",
			  "version": 1,
			  "operations": [
			    {"id": "%s", "name": "Hi", "type": "query", "body": "%s"}
			  ]
			}
			""".formatted(Sha256.of(HI), HI);

	private static final String RELAY = "{\"greeting-v1\": \"{ greet }\"}";

	private static final String HELLO_ANN = "{\"data\":{\"greet\":\"Hi Ann\"}}";

	private final FakeIssuer issuer = new FakeIssuer();

	private Gateway open;

	private Gateway strict;

	@BeforeAll
	void start(@TempDir Path openFolder, @TempDir Path strictFolder) {
		this.open = Gateway.in(openFolder).schema(SCHEMA).start();
		this.strict = Gateway.in(strictFolder)
			.schema(SCHEMA)
			.file("gateway-config/trusted-documents/web/manifest.json", APOLLO)
			.file("gateway-config/trusted-documents/relay.json", RELAY)
			.file("gateway-config/security.yaml", this.issuer.settings())
			.file("gateway-config/application.yaml", """
					sluice:
					  documents:
					    trusted: ONLY
					    clients: {tester: LOG, developer: OFF}
					""")
			.start();
	}

	@AfterAll
	void stop() {
		this.open.close();
		this.strict.close();
		this.issuer.close();
	}

	// Apollo, Automatic Persisted Queries: the hash, then both, then the hash
	@Test
	void keepsADocumentAndKnowsItByItsHash() {
		String document = "query Kept($name: String) { greet(name: $name) }";
		Map<String, ?> hashed = Map.of("extensions", persisted(Sha256.of(document)), "variables",
				Map.of("name", "Ann"));
		JsonNode unknown = this.open.ask(hashed, List.of());
		assertThat(unknown).isEqualTo(Json.read("""
				{"errors": [{"message": "PersistedQueryNotFound",
				  "extensions": {"code": "PERSISTED_QUERY_NOT_FOUND", "classification": "BAD_REQUEST"}}]}
				"""));
		Map<String, ?> both = Map.of("query", document, "extensions", persisted(Sha256.of(document)));
		assertThat(this.open.ask(both, List.of()).at("/data/greet").asString()).isEqualTo("Hi you");
		assertThat(this.open.post(Json.write(hashed), List.of()).body()).isEqualTo(HELLO_ANN);
		assertThat(get("extensions", Json.write(persisted(Sha256.of(document).toUpperCase(Locale.ROOT))), "variables",
				"{\"name\":\"Ann\"}")
			.body()).isEqualTo(HELLO_ANN);
		try (SocketClient client = SocketClient.ready(this.open)) {
			client.subscribe("1", hashed);
			client.hears("{\"id\": \"1\", \"type\": \"next\", \"payload\": " + HELLO_ANN + "}");
		}
	}

	@Test
	void refusesADocumentThatHasAnotherHash() {
		String hash = Sha256.of("{ greet }");
		JsonNode answer = this.open.ask(Map.of("query", "{ other: greet }", "extensions", persisted(hash)), List.of());
		assertThat(answer.has("data")).isFalse();
		assertThat(code(answer)).isEqualTo("BAD_REQUEST");
		assertThat(code(this.open.ask(Map.of("extensions", persisted(hash)), List.of())))
			.isEqualTo("PERSISTED_QUERY_NOT_FOUND");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "{\"version\": 1}", "{\"sha256Hash\": 7}", "{\"sha256Hash\": null}", "{\"sha256Hash\": \"\"}" })
	void knowsNoDocumentWithoutAHash(String persisted) {
		JsonNode answer = Json
			.read(this.open.post("{\"extensions\": {\"persistedQuery\": " + persisted + "}}", List.of()).body());
		assertThat(code(answer)).isEqualTo("PERSISTED_QUERY_NOT_FOUND");
	}

	@Test
	void keepsNothingThatIsNotValid() {
		String document = "{ nothing }";
		Map<String, Object> extensions = persisted(Sha256.of(document));
		assertThat(code(this.open.ask(Map.of("query", document, "extensions", extensions), List.of())))
			.isEqualTo("GRAPHQL_VALIDATION_FAILED");
		assertThat(code(this.open.ask(Map.of("extensions", extensions), List.of())))
			.isEqualTo("PERSISTED_QUERY_NOT_FOUND");
	}

	@Test
	void keepsNothingIfNothingIsToBeKept(@TempDir Path folder) {
		try (Gateway gateway = Gateway.in(folder)
			.schema(SCHEMA)
			.argument("sluice.documents.persisted-queries", "false")
			.start()) {
			Map<String, Object> extensions = persisted(Sha256.of("{ greet }"));
			assertThat(gateway.ask(Map.of("query", "{ greet }", "extensions", extensions), List.of()))
				.isEqualTo(Json.read("{\"data\": {\"greet\": \"Hi you\"}}"));
			JsonNode answer = gateway.ask(Map.of("extensions", extensions), List.of());
			assertThat(code(answer)).isEqualTo("PERSISTED_QUERY_NOT_SUPPORTED");
			assertThat(answer.at("/errors/0/message").asString()).isEqualTo("PersistedQueryNotSupported");
		}
	}

	@Test
	void executesTrustedDocuments() {
		for (Map<String, ?> named : List.of(Map.of("documentId", Sha256.of(HI)),
				Map.of("documentId", "sha256:" + Sha256.of(HI)), Map.of("query", HI),
				Map.of("query", HI, "extensions", persisted(Sha256.of(HI))),
				Map.of("extensions", persisted(Sha256.of(HI))))) {
			Map<String, Object> request = new HashMap<>(named);
			request.put("variables", Map.of("name", "Ann"));
			assertThat(this.strict.post(Json.write(request), List.of()).body()).isEqualTo(HELLO_ANN);
		}
		assertThat(this.strict.ask(Map.of("documentId", "greeting-v1"), List.of()).at("/data/greet").asString())
			.isEqualTo("Hi you");
		HttpRequest request = HttpRequest.newBuilder(this.strict.url("/graphql?documentId=greeting-v1"))
			.header("GraphQL-Require-Preflight", "1")
			.build();
		assertThat(this.strict.send(request).body()).isEqualTo("{\"data\":{\"greet\":\"Hi you\"}}");
		try (SocketClient client = SocketClient.ready(this.strict)) {
			client.subscribe("1", Map.of("documentId", "greeting-v1"));
			client.hears("{\"id\": \"1\", \"type\": \"next\", \"payload\": {\"data\": {\"greet\": \"Hi you\"}}}");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "{ greet }  ", "{ __schema { queryType { name } } }", "{ nothing }", "no GraphQL" })
	void executesNothingElse(String document) {
		HttpResponse<String> answer = this.strict.post(Json.write(Map.of("query", document)),
				List.of("Accept", "application/graphql-response+json"));
		assertThat(answer.statusCode()).isEqualTo(403);
		assertThat(Json.read(answer.body())).isEqualTo(Json.read("""
				{"errors": [{"message": "Only trusted documents are executed.",
				  "extensions": {"code": "QUERY_NOT_IN_SAFELIST", "classification": "FORBIDDEN"}}]}
				"""));
	}

	@Test
	void doesNotKnowWhatNobodyTrusts() {
		JsonNode answer = this.strict.ask(Map.of("documentId", "greeting-v2"), List.of());
		assertThat(code(answer)).isEqualTo("PERSISTED_QUERY_NOT_FOUND");
		assertThat(answer.at("/errors/0/message").asString()).isEqualTo("There is no trusted document with this id.");
		assertThat(code(this.open.ask(Map.of("documentId", "greeting-v1"), List.of())))
			.isEqualTo("PERSISTED_QUERY_NOT_FOUND");
	}

	@Test
	void cannotBeMadeToTrustADocumentByHavingItKept() {
		String document = "{ sneaky: greet }";
		Map<String, Object> both = Map.of("query", document, "extensions", persisted(Sha256.of(document)));
		assertThat(code(this.strict.ask(both, List.of()))).isEqualTo("QUERY_NOT_IN_SAFELIST");
		assertThat(this.strict.ask(both, client("developer")).has("data")).isTrue();
		Map<String, Object> hashed = Map.of("extensions", persisted(Sha256.of(document)));
		assertThat(this.strict.ask(hashed, client("developer")).has("data")).isTrue();
		assertThat(code(this.strict.ask(hashed, List.of()))).isEqualTo("QUERY_NOT_IN_SAFELIST");
	}

	@Test
	void logsOnceWhatIsNotTrusted() {
		Logger logger = (Logger) LoggerFactory.getLogger("io.sluice.http.DoubtLog");
		ListAppender<ILoggingEvent> logged = new ListAppender<>();
		logged.start();
		logger.addAppender(logged);
		logger.setLevel(Level.INFO);
		Map<String, Object> request = Map.of("query", "query Odd\n{ greet }", "operationName", "Odd");
		for (int time = 0; time < 3; time++) {
			assertThat(this.strict.ask(request, client("tester")).has("data")).isTrue();
		}
		assertThat(this.strict.ask(Map.of("query", "{ quiet: greet }"), client("developer")).has("data")).isTrue();
		logger.setLevel(null);
		logger.detachAppender(logged);
		assertThat(logged.list).extracting(ILoggingEvent::getFormattedMessage)
			.containsExactly("Not trusted: the document sha256:" + Sha256.of("query Odd\n{ greet }")
					+ ", operation Odd, client tester");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"documentId\": 7}", "{\"extensions\": {}}", "{\"extensions\": {\"persistedQuery\": 7}}",
			"{\"query\": 7, \"documentId\": \"greeting-v1\"}" })
	void refusesWhatNamesNothing(String body) {
		assertThat(this.strict.post(body, List.of()).statusCode()).isEqualTo(400);
	}

	private HttpResponse<String> get(String... parameters) {
		StringBuilder query = new StringBuilder("/graphql?");
		for (int number = 0; number < parameters.length; number += 2) {
			query.append(parameters[number])
				.append('=')
				.append(URLEncoder.encode(parameters[number + 1], StandardCharsets.UTF_8))
				.append('&');
		}
		return this.open.send(HttpRequest.newBuilder(this.open.url(query.toString()))
			.header("GraphQL-Require-Preflight", "1")
			.build());
	}

	private List<String> client(String id) {
		return List.of("Authorization", "Bearer " + this.issuer.token(this.issuer.claims().claim("azp", id).build()));
	}

	private static Map<String, Object> persisted(String hash) {
		return Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", hash));
	}

	private static String code(JsonNode answer) {
		return answer.at("/errors/0/extensions/code").asString();
	}

}
