package io.sluice.compile;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import graphql.scalars.ExtendedScalars;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLUnionType;
import graphql.schema.idl.SchemaPrinter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PublicSchemaTests {

	private static final GraphQLSchema SCHEMA = Compiled.of("""
			"Where it begins."
			type Query {
			  # for us only
			  product(id: ID! @internal): Product @lookup(key: "{args.id}")
			  "How many."
			  count: Int @value(of: 1) @deprecated(reason: "Use product.")
			  node: Node @value(of: {})
			  any: Any @value(of: {})
			}
			type Product implements Node @key(fields: "id") @rest(service: "catalog", get: "/{key}") {
			  id: ID! @from(path: "product_id") @internal
			  color: Color
			}
			interface Node @discriminator(path: "kind") { id: ID! }
			union Any @discriminator(path: "kind") = Product
			enum Color { RED @from(path: "red") }
			input Filter { name: String @from(path: "n") }
			directive @internal on FIELD_DEFINITION | ARGUMENT_DEFINITION
			""").blueprint().schema();

	@Test
	void hasNoneOfTheGatewaysDirectives() {
		SluiceDirectives ours = new SluiceDirectives();
		assertThat(SCHEMA.getDirectives()).extracting(GraphQLDirective::getName)
			.contains("internal", "deprecated")
			.doesNotContainAnyElementsOf(ours.names());
		assertThat(SCHEMA.getAllTypesAsList()).extracting(GraphQLNamedType::getName)
			.noneMatch((name) -> name.startsWith("sluice"));
		assertThat(new SchemaPrinter().print(SCHEMA)).doesNotContain("@rest", "@lookup", "@from", "@value", "@key",
				"@discriminator", "sluice__");
	}

	@Test
	void keepsDirectivesOfTheTeam() {
		assertThat(SCHEMA.getObjectType("Product").getFieldDefinition("id").getAppliedDirectives())
			.extracting(GraphQLAppliedDirective::getName)
			.containsExactly("internal");
	}

	@Test
	void keepsDescriptionsAndDeprecationsButNotComments() {
		assertThat(SCHEMA.getQueryType().getDescription()).isEqualTo("Where it begins.");
		assertThat(SCHEMA.getQueryType().getFieldDefinition("product").getDescription()).isNull();
		assertThat(SCHEMA.getQueryType().getFieldDefinition("count").getDeprecationReason()).isEqualTo("Use product.");
	}

	@Test
	void leavesTypesToTheEngine() {
		GraphQLInterfaceType node = (GraphQLInterfaceType) Objects.requireNonNull(SCHEMA.getType("Node"));
		GraphQLUnionType any = (GraphQLUnionType) Objects.requireNonNull(SCHEMA.getType("Any"));
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> SCHEMA.getCodeRegistry().getTypeResolver(node).getType(null));
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> SCHEMA.getCodeRegistry().getTypeResolver(any).getType(null));
	}

	@Test
	void knowsAllExtendedScalars() throws IllegalAccessException {
		List<String> names = new ArrayList<>();
		for (Field field : ExtendedScalars.class.getFields()) {
			if (Modifier.isStatic(field.getModifiers()) && field.getType() == GraphQLScalarType.class) {
				names.add(((GraphQLScalarType) field.get(null)).getName());
			}
		}
		assertThat(Scalars.names()).containsExactlyInAnyOrderElementsOf(names);
		StringBuilder sdl = new StringBuilder("type Query {\n");
		names.forEach((name) -> sdl.append("a" + name + ": " + name + " @value(of: null)\n"));
		sdl.append("}\n");
		names.forEach((name) -> sdl.append("scalar " + name + "\n"));
		GraphQLSchema schema = Compiled.of(sdl.toString()).blueprint().schema();
		names.forEach(
				(name) -> assertThat(((GraphQLScalarType) Objects.requireNonNull(schema.getType(name))).getCoercing())
					.isSameAs(Scalars.extended(name).orElseThrow().getCoercing()));
	}

}
