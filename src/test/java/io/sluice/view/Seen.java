package io.sluice.view;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaPrinter;
import io.sluice.access.Caller;
import io.sluice.blueprint.Blueprint;
import io.sluice.compile.BlueprintCompiler;
import io.sluice.compile.Compilation;
import io.sluice.config.Home;

/** What callers see of a schema. */
final class Seen {

	static final SchemaPrinter PRINTER = new SchemaPrinter(SchemaPrinter.Options.defaultOptions()
		.includeScalarTypes(true)
		.includeDirectiveDefinition((name) -> !Set
			.of("include", "skip", "deprecated", "specifiedBy", "oneOf", "defer",
					"experimental_disableErrorPropagation")
			.contains(name)));

	private final Blueprint blueprint;

	private final Views views;

	private Seen(Blueprint blueprint) {
		this.blueprint = blueprint;
		this.views = new Views(blueprint, Runnable::run);
	}

	static Seen of(Path folder, String schema) {
		Home home = new Home(folder).with("schema/s.graphqls", schema);
		return new Seen(switch (BlueprintCompiler.compile(home.read())) {
			case Compilation.Compiled(var compiled) -> compiled;
			case Compilation.Refused(var problems) -> throw new AssertionError(problems.toString());
		});
	}

	static Caller caller(String... scopes) {
		return new Caller(true, Set.of(scopes), Map.of());
	}

	Blueprint blueprint() {
		return this.blueprint;
	}

	View view(Caller caller) {
		return this.views.of(caller).join();
	}

	GraphQLSchema schema(Caller caller) {
		return view(caller).schema();
	}

	String sdl(Caller caller) {
		return PRINTER.print(schema(caller)).strip();
	}

}
