package io.sluice.command.change;

import graphql.GraphQLException;
import graphql.schema.GraphQLSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ChangesTests {

	private static final String QUERY = "type Query { a: Int }\n";

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					type T { a: Int }        |                            | BREAKING T: It is gone.
					type T { a: Int }        | input T { a: Int }         | BREAKING T: It was a type and is an input.
					scalar T                 | enum T { A }               | BREAKING T: It was a scalar and is an enum.
					interface T { a: Int }   | union T = Query            | BREAKING T: It was an interface and is a union.
					type T { a: Int b: Int } | type T { a: Int }          | BREAKING T.b: It is gone.
					type T { a: Int! }       | type T { a: Int }          | BREAKING T.a: Its type was Int! and is Int.
					type T { a: Int }        | type T { a: [Int] }        | BREAKING T.a: Its type was Int and is [Int].
					type T { a: [Int!] }     | type T { a: [Int]! }       | BREAKING T.a: Its type was [Int!] and is [Int]!.
					type T { a: [Int] }      | type T { a: Int }          | BREAKING T.a: Its type was [Int] and is Int.
					type T { a: Int }        | type T { a: Float }        | BREAKING T.a: Its type was Int and is Float.
					type T { a(b: Int): Int } | type T { a: Int }         | BREAKING T.a(b:): It is gone.
					type T { a: Int }        | type T { a(b: Int!): Int } | BREAKING T.a(b:): It is new, and must be given.
					type T { a(b: Int): Int } | type T { a(b: Int!): Int } | BREAKING T.a(b:): Its type was Int and is Int!.
					type T { a(b: [Int]): Int } | type T { a(b: Int): Int } | BREAKING T.a(b:): Its type was [Int] and is Int.
					type T { a(b: Int! = 1): Int } | type T { a(b: Int!): Int } | BREAKING T.a(b:): It must be given now.
					interface T { a: Int }   | interface T { b: Int }     | BREAKING T.a: It is gone.
					input T { a: Int b: Int } | input T { a: Int }        | BREAKING T.b: It is gone.
					input T { a: Int }       | input T { a: Int b: Int! } | BREAKING T.b: It is new, and must be given.
					input T { a: Int }       | input T { a: Int! }        | BREAKING T.a: Its type was Int and is Int!.
					input T { a: Int }       | input T @oneOf { a: Int }  | BREAKING T: Exactly one of its fields must be given now.
					enum T { A B }           | enum T { A }               | BREAKING T.B: It is gone.
					enum T { A }             | enum T { A B }             | DANGEROUS T.B: It is new: clients may get a value that they do not know.
					type T { a: Int }        | type T { a(b: Int): Int }  | DANGEROUS T.a(b:): It is new.
					type T { a: Int }        | type T { a(b: Int! = 1): Int } | DANGEROUS T.a(b:): It is new.
					type T { a(b: Int = 1): Int } | type T { a(b: Int = 2): Int } | DANGEROUS T.a(b:): Its default was 1 and is 2.
					input T { a: Int b: [Int] } | input T { a: Int b: [Int] = [1] } | DANGEROUS T.b: Its default was none and is [1].
					input T { a: Int }       | input T { a: Int b: Int }  | DANGEROUS T.b: It is new.
					directive @T on FIELD    |                            | BREAKING @T: It is gone.
					directive @T(a: Int) on FIELD | directive @T on FIELD | BREAKING @T(a:): It is gone.
					'directive @T on FIELD | QUERY' | directive @T on FIELD | BREAKING @T: It cannot stand at QUERY any more.
					directive @T repeatable on FIELD | directive @T on FIELD | BREAKING @T: It cannot be repeated any more.
					directive @T on FIELD    | 'directive @T repeatable on FIELD | QUERY' |
					input U { a: Int b: Int } input T { u: U = { a: 1, b: 2 } } | input U { a: Int b: Int } input T { u: U = { b: 2, a: 1 } } |
					input U { a: Int } input T { u: [U] = [{ a: 1 }] } | input U { a: Int } input T { u: [U] = [{ a: 2 }] } | DANGEROUS T.u: Its default was [{a:1}] and is [{a:2}].
					type T { a: Int }        | type T { a: Int! b: Int }  |
					type T { a: [Int] }      | type T { a: [Int!]! }      |
					type T { a(b: Int!): Int } | type T { a(b: Int): Int } |
					type T { a(b: [Int!]!): Int } | type T { a(b: [Int]): Int } |
					type T { a: Int }        | type T { a: Int @deprecated } |
					                         | type T { a: Int }          |
					""")
	void saysWhatClientsMayNotice(String before, String after, String change) {
		assertThat(Changes.between(schema(before), schema(after))).extracting(ChangesTests::line)
			.containsExactly((change != null) ? new String[] { change } : new String[0]);
	}

	@Test
	void comparesMembersOfUnionsAndInterfaces() {
		String types = "type A implements I { i: Int }\ntype B { i: Int }\ninterface I { i: Int }\n";
		String changed = "type A { i: Int }\ntype B implements I { i: Int }\ninterface I { i: Int }\n";
		assertThat(Changes.between(schema(types + "union U = A"), schema(changed + "union U = B")))
			.extracting(ChangesTests::line)
			.containsExactly("BREAKING A: It implements I no more.", "BREAKING U: A is no member any more.",
					"DANGEROUS B: It implements I now: clients may get a type that they do not know.",
					"DANGEROUS U: B is a new member: clients may get a type that they do not know.");
	}

	@Test
	void operationsBeginSomewhere() {
		String types = "type A { a: Int }\ntype B { a: Int }\n";
		assertThat(Changes.between(PublishedSchema.read("before", types + "schema { query: A mutation: B }"),
				PublishedSchema.read("after", types + "schema { query: B }")))
			.extracting(ChangesTests::line)
			.containsExactly("BREAKING A: Queries do not begin there any more.",
					"BREAKING B: Mutations do not begin there any more.");
		assertThat(Changes.between(schema(null), schema("type Mutation { a: Int }"))).isEmpty();
	}

	@Test
	void readsWhatIsWrittenByOtherDirectives() {
		GraphQLSchema schema = schema("type T @key(fields: \"a\") { a: Int @rest(service: \"x\", get: \"/\") }");
		assertThat(Changes.between(schema, schema("type T { a: Int }"))).isEmpty();
	}

	@Test
	void refusesWhatIsNoSchema() {
		assertThatExceptionOfType(GraphQLException.class).isThrownBy(() -> PublishedSchema.read("a", "{ query }"));
		assertThatExceptionOfType(GraphQLException.class).isThrownBy(() -> PublishedSchema.read("a", "type {"));
		assertThatExceptionOfType(GraphQLException.class)
			.isThrownBy(() -> PublishedSchema.read("a", "type Query { a: Nothing }"));
	}

	private static String line(Change change) {
		return change.impact() + " " + change.coordinate() + ": " + change.message();
	}

	private static GraphQLSchema schema(String sdl) {
		return PublishedSchema.read("schema.graphql", QUERY + ((sdl != null) ? sdl : ""));
	}

}
