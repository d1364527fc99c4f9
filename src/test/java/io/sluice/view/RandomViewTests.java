package io.sluice.view;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.validation.SchemaValidator;
import io.sluice.access.Caller;
import io.sluice.blueprint.Blueprint;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever a schema is like, a view of it is a schema without what is refused. */
class RandomViewTests {

	private static final List<Caller> CALLERS = List.of(Caller.ANONYMOUS, Seen.caller(), Seen.caller("a"),
			Seen.caller("a", "b"), Seen.caller("c"), Seen.caller("a", "c"));

	@TempDir
	Path folder;

	static Stream<Long> seeds() {
		return new Random(7).longs(60).boxed();
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void isAValidSchemaWithoutWhatIsRefused(long seed) {
		Seen seen = Seen.of(this.folder, RandomSchema.of(new Random(seed)));
		for (Caller caller : CALLERS) {
			GraphQLSchema view = seen.schema(caller);
			for (GraphQLNamedType type : view.getAllTypesAsList()) {
				isPermitted(seen.blueprint(), type, caller);
			}
			if (!view.getQueryType().getFieldDefinitions().isEmpty()) {
				assertThat(new SchemaValidator().validateSchema(view)).isEmpty();
				GraphQLSchema again = new SchemaGenerator()
					.makeExecutableSchema(new SchemaParser().parse(seen.sdl(caller)), RuntimeWiring.MOCKED_WIRING);
				assertThat(Seen.PRINTER.print(again).strip()).isEqualTo(seen.sdl(caller));
			}
		}
	}

	private static void isPermitted(Blueprint blueprint, GraphQLNamedType type, Caller caller) {
		assertThat(caller.has(blueprint.access(type.getName()))).as(type.getName()).isTrue();
		if (type instanceof GraphQLFieldsContainer container) {
			container.getFieldDefinitions()
				.forEach((field) -> assertThat(caller.has(blueprint.access(type.getName(), field.getName())))
					.as("%s.%s", type.getName(), field.getName())
					.isTrue());
		}
	}

}
