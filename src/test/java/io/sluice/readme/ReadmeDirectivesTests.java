package io.sluice.readme;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import graphql.language.AstPrinter;
import graphql.language.DirectiveDefinition;
import graphql.language.DirectiveLocation;
import graphql.language.Document;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.parser.Parser;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds the README's tables of directives against the definitions that are shipped. */
class ReadmeDirectivesTests {

	private static final String NOTHING = "–";

	private final Readme readme = Readme.read();

	private final Document shipped = shipped();

	private static Document shipped() {
		try (InputStream file = ReadmeDirectivesTests.class.getResourceAsStream("/io/sluice/directives.graphqls")) {
			return new Parser()
				.parseDocument(new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void everyDirectiveAndArgumentIsThereAsItIsShipped() {
		Map<String, List<String>> shippedOnes = new TreeMap<>();
		this.shipped.getDefinitionsOfType(DirectiveDefinition.class)
			.forEach((definition) -> shippedOnes.put("@" + definition.getName() + " on " + places(definition),
					arguments(definition.getInputValueDefinitions())));
		assertThat(built()).as("directives with their arguments, types and defaults in README.md")
			.containsExactlyInAnyOrderEntriesOf(shippedOnes);
	}

	private static List<String> places(DirectiveDefinition definition) {
		return definition.getDirectiveLocations().stream().map(DirectiveLocation::getName).toList();
	}

	private static List<String> arguments(List<InputValueDefinition> definitions) {
		return definitions.stream()
			.map((argument) -> argument.getName() + ": " + shortened(AstPrinter.printAst(argument.getType())) + " = "
					+ ((argument.getDefaultValue() != null) ? AstPrinter.printAst(argument.getDefaultValue())
							: NOTHING))
			.toList();
	}

	private static String shortened(String type) {
		return type.replace("sluice__", "");
	}

	/** A section for each: "On:" with its places, and a table. */
	private Map<String, List<String>> built() {
		Map<String, List<String>> directives = new TreeMap<>();
		for (Readme.Section section : this.readme.below("Directives")) {
			if (section.title().startsWith("@")) {
				String on = section.lines().stream().filter((line) -> line.startsWith("On: ")).findFirst().orElse("");
				directives.put(section.title() + " on "
						+ new Readme.Section(0, "", List.of(on)).code()
							.stream()
							.filter((word) -> word.matches("[A-Z_]+"))
							.toList(),
						section.rows().stream().map(ReadmeDirectivesTests::argument).toList());
			}
		}
		return directives;
	}

	private static String argument(List<String> row) {
		return row.get(0) + ": " + row.get(1) + " = " + row.get(2);
	}

	@Test
	void everyMemberOfABatchIsThereAsItIsShipped() {
		InputObjectTypeDefinition batch = this.shipped.getDefinitionsOfType(InputObjectTypeDefinition.class).getFirst();
		assertThat(this.readme.section("Batches").rows().stream().filter((row) -> row.size() >= 4))
			.as("members of a batch in README.md")
			.extracting(ReadmeDirectivesTests::argument)
			.containsExactlyElementsOf(arguments(batch.getInputValueDefinitions()));
	}

}
