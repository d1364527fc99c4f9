package io.sluice.http;

import java.util.Iterator;
import java.util.List;

import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import org.junit.jupiter.api.Test;

import org.springframework.test.web.reactive.server.WebTestClient;

class SchemaRoutesTests {

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
	void isWhatIsServedNow() {
		List<GraphQLSchema> schemas = List.of(schema("type Query { a: Int }"), schema("type Query { b: Int }"));
		Iterator<GraphQLSchema> current = schemas.iterator();
		WebTestClient client = WebTestClient.bindToRouterFunction(SchemaRoutes.of(current::next)).build();
		client.get()
			.uri("/schema.graphql")
			.exchange()
			.expectBody(String.class)
			.isEqualTo("type Query {\n  a: Int\n}\n");
		client.get()
			.uri("/schema.graphql")
			.exchange()
			.expectBody(String.class)
			.isEqualTo("type Query {\n  b: Int\n}\n");
	}

	private static WebTestClient.BodySpec<String, ?> print(GraphQLSchema schema) {
		return WebTestClient.bindToRouterFunction(SchemaRoutes.of(() -> schema))
			.build()
			.get()
			.uri("/schema.graphql")
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("Content-Type", "text/plain;charset=UTF-8")
			.expectBody(String.class);
	}

	private static GraphQLSchema schema(String sdl) {
		return new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(sdl), RuntimeWiring.MOCKED_WIRING);
	}

}
