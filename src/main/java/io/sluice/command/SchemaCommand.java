package io.sluice.command;

import java.io.PrintWriter;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import graphql.schema.GraphQLSchema;
import io.sluice.access.Caller;
import io.sluice.blueprint.Blueprint;
import io.sluice.view.Sdl;
import io.sluice.view.Views;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Prints the schema that clients see: all of it, or what some callers see of it. */
final class SchemaCommand implements Command {

	private static final String SCOPES = "--scopes";

	private static final String ANONYMOUS = "--anonymous";

	@Override
	public CommandSpec spec() {
		CommandSpec spec = CommandSpec.create()
			.name("schema")
			.addOption(Options.home())
			.addOption(OptionSpec.builder(SCOPES)
				.type(String.class)
				.paramLabel("SCOPE[,SCOPE...]")
				.description("What callers see whose token grants these. \"\" for a token that grants nothing.")
				.build())
			.addOption(OptionSpec.builder(ANONYMOUS).description("What callers see without a token.").build());
		spec.usageMessage().description("Prints the public schema as SDL.");
		return spec;
	}

	@Override
	public int run(Reading written, ParseResult told, PrintWriter out) {
		if (told.hasMatchedOption(SCOPES) && told.hasMatchedOption(ANONYMOUS)) {
			throw new ParameterException(told.commandSpec().commandLine(),
					"Without a token there are no scopes: say either " + SCOPES + " or " + ANONYMOUS + ".");
		}
		out.print(Sdl.of(schema(written.blueprint(), told)));
		return 0;
	}

	private static GraphQLSchema schema(Blueprint blueprint, ParseResult told) {
		if (told.hasMatchedOption(ANONYMOUS)) {
			return seen(blueprint, Caller.ANONYMOUS);
		}
		return told.hasMatchedOption(SCOPES) ? seen(blueprint, bearer(told.matchedOptionValue(SCOPES, "")))
				: blueprint.schema();
	}

	private static Caller bearer(String scopes) {
		Set<String> granted = Stream.of(scopes.split("[, ]"))
			.filter((scope) -> !scope.isEmpty())
			.collect(Collectors.toSet());
		return new Caller(true, granted, Map.of());
	}

	private static GraphQLSchema seen(Blueprint blueprint, Caller caller) {
		return new Views(blueprint, Runnable::run).of(caller).join().schema();
	}

}
