package io.sluice.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

import graphql.GraphQLException;
import graphql.schema.GraphQLSchema;
import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.SharingReport;
import io.sluice.command.calls.Findings;
import io.sluice.command.change.Changes;
import io.sluice.command.change.PublishedSchema;
import io.sluice.compile.Compilation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Says everything that a start would say of the schema and of what is configured for the
 * gateway, and more that should be known before it is deployed.
 */
final class CheckCommand implements Command {

	private static final String AGAINST = "--against";

	private static final String FORMAT = "--format";

	private static final Map<String, Format> FORMATS = Map.of("text", new TextFormat(), "json", new JsonFormat());

	@Override
	public CommandSpec spec() {
		CommandSpec spec = CommandSpec.create()
			.name("check")
			.addOption(Options.home())
			.addOption(OptionSpec.builder(AGAINST)
				.type(Path.class)
				.paramLabel("FILE")
				.description(
						"Compares the public schema with the one in this file. What breaks its clients is a mistake.")
				.build())
			.addOption(OptionSpec.builder(FORMAT)
				.type(String.class)
				.paramLabel("text|json")
				.defaultValue("text")
				.description("How the result is written.")
				.build());
		spec.usageMessage().description("Checks schema/ and gateway-config/ without serving them.");
		return spec;
	}

	@Override
	public int run(Reading written, ParseResult told, PrintWriter out) {
		Format format = FORMATS.get(told.matchedOptionValue(FORMAT, "text"));
		if (format == null) {
			throw new ParameterException(told.commandSpec().commandLine(), FORMAT + " is either text or json.");
		}
		Path against = told.matchedOptionValue(AGAINST, null);
		GraphQLSchema published = (against != null) ? read(against) : null;
		Report report = switch (written.compile()) {
			case Compilation.Compiled(var blueprint) -> report(blueprint, against, published);
			case Compilation.Refused(var problems) -> new Report.Refused(problems);
		};
		format.write(report, out);
		return report.isGood() ? 0 : 1;
	}

	private static Report report(Blueprint blueprint, @Nullable Path against, @Nullable GraphQLSchema published) {
		Report.Comparison comparison = (published != null) ? new Report.Comparison(
				Objects.requireNonNull(against).toString(), Changes.between(published, blueprint.schema())) : null;
		return new Report.Accepted(blueprint.terms().security().warnings(), Findings.in(blueprint),
				new SharingReport(blueprint), comparison);
	}

	private static GraphQLSchema read(Path file) {
		try {
			return PublishedSchema.read(file.toString(), Files.readString(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(file + " cannot be read.", ex);
		}
		catch (GraphQLException ex) {
			throw new IllegalArgumentException(file + " is no schema: " + ex.getMessage(), ex);
		}
	}

}
