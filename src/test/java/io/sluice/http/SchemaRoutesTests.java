package io.sluice.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.zip.GZIPInputStream;

import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import io.sluice.access.Grant;
import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.Caching;
import io.sluice.blueprint.Costs;
import io.sluice.blueprint.Generous;
import io.sluice.blueprint.Rules;
import io.sluice.view.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;

import static org.assertj.core.api.Assertions.assertThat;

class SchemaRoutesTests {

	private static final String PATH = "/schema.graphql";

	private static final String SDL = """
			directive @rest(get: String) on FIELD_DEFINITION

			"All there is to read."
			type Query {
			  old: Int @rest(get: "/old") @deprecated(reason: "Use new.")
			  "Better."
			  new(input: Choice): String @rest(get: "/new")
			}

			input Choice @oneOf {
			  a: Int
			  b: Int
			}
			""";

	private static final String PUBLIC = """
			"All there is to read."
			type Query {
			  "Better."
			  new(input: Choice): String
			  old: Int @deprecated(reason : "Use new.")
			}

			input Choice @oneOf {
			  a: Int
			  b: Int
			}
			""";

	@Test
	void printsTheSchemaWithoutOurDirectives() {
		print(schema(SDL)).isEqualTo(PUBLIC);
	}

	@Test
	void saysThatNothingChangedUntilItDoes() {
		WebTestClient client = client(views(schema(SDL)));
		String etag = client.get().uri(PATH).exchange().returnResult(Void.class).getResponseHeaders().getETag();
		HttpHeaders unchanged = get(client, etag).expectStatus()
			.isNotModified()
			.expectBody()
			.isEmpty()
			.getResponseHeaders();
		assertThat(unchanged.getETag()).isEqualTo(etag);
		assertThat(unchanged.getCacheControl()).isEqualTo("no-cache");
		assertThat(unchanged.getVary()).containsExactly("Accept-Encoding");
		get(client(views(schema("type Query { a: Int }"))), etag).expectStatus().isOk();
	}

	@ParameterizedTest
	@ValueSource(strings = { "gzip", "GZIP", "x-gzip", "deflate, gzip;q=0.001, br", "br;q=1,gzip; q=1.0", "gzip;q=.5" })
	void compressesForThoseWhoTakeIt(String encodings) throws IOException {
		EntityExchangeResult<byte[]> compressed = accepting(encodings);
		assertThat(compressed.getResponseHeaders().getFirst("Content-Encoding")).isEqualTo("gzip");
		assertThat(compressed.getResponseHeaders().getVary()).containsExactly("Accept-Encoding");
		try (GZIPInputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(compressed.getResponseBody()))) {
			assertThat(unzipped.readAllBytes()).asString().isEqualTo(PUBLIC);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "identity", "br", "gzip;q=0", "gzip; q=0.000", "gzipped", "br, gzip;q=0" })
	void doesNotCompressForOthers(String encodings) {
		EntityExchangeResult<byte[]> plain = accepting(encodings);
		assertThat(plain.getResponseHeaders().getFirst("Content-Encoding")).isNull();
		assertThat(plain.getResponseHeaders().getVary()).containsExactly("Accept-Encoding");
		assertThat(plain.getResponseBody()).asString().isEqualTo(PUBLIC);
	}

	@Test
	void isClosedWhereNobodyHasFoundOutWhoAsks() {
		WebTestClient.bindToRouterFunction(SchemaRoutes.of(views(schema(SDL))))
			.build()
			.get()
			.uri(PATH)
			.exchange()
			.expectStatus()
			.is5xxServerError();
	}

	private static EntityExchangeResult<byte[]> accepting(String encodings) {
		return client(views(schema(SDL))).get()
			.uri(PATH)
			.header("Accept-Encoding", encodings)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.returnResult();
	}

	private static WebTestClient.ResponseSpec get(WebTestClient client, String etag) {
		return client.get().uri(PATH).header("If-None-Match", etag).exchange();
	}

	private static WebTestClient client(Views views) {
		return WebTestClient.bindToRouterFunction(SchemaRoutes.of(views))
			.webFilter(SchemaRoutesTests::anonymous)
			.configureClient()
			.responseTimeout(Duration.ofSeconds(60))
			.build();
	}

	private static Mono<Void> anonymous(ServerWebExchange exchange, WebFilterChain chain) {
		GrantAttribute.put(exchange.getAttributes(), Grant.ANONYMOUS);
		return chain.filter(exchange);
	}

	private static WebTestClient.BodySpec<String, ?> print(GraphQLSchema schema) {
		return client(views(schema)).get()
			.uri(PATH)
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("Content-Type", "text/plain;charset=UTF-8")
			.expectBody(String.class);
	}

	private static Views views(GraphQLSchema schema) {
		return new Views(new Blueprint(schema, Map.of(), Map.of(), Map.of(), Rules.NONE, Costs.UNWRITTEN, Map.of(),
				Map.of(), Caching.NONE, Generous.TERMS), Runnable::run);
	}

	private static GraphQLSchema schema(String sdl) {
		return new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(sdl), RuntimeWiring.MOCKED_WIRING);
	}

}
