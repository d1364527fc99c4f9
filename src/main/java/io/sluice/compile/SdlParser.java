package io.sluice.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import graphql.language.Definition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.MultiSourceReader;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.parser.exceptions.ParseCancelledTooDeepException;
import io.sluice.config.SchemaFile;

/** Parses SDL, file by file, so that a mistake in one leaves the others readable. */
final class SdlParser {

	/**
	 * As deep as in operations: the parser calls itself for what is within, until the
	 * stack ends.
	 */
	private static final ParserOptions OPTIONS = ParserOptions.getDefaultSdlParserOptions()
		.transform((limits) -> limits.maxRuleDepth(ParserOptions.getDefaultOperationParserOptions().getMaxRuleDepth()));

	private final Problems problems;

	SdlParser(Problems problems) {
		this.problems = problems;
	}

	/** The definitions of a file; empty if it is no SDL. */
	Optional<List<Definition<?>>> parse(SchemaFile file) {
		List<Definition<?>> definitions = new ArrayList<>();
		if (file.text().lines().allMatch((line) -> line.isBlank() || line.strip().startsWith("#"))) {
			return Optional.of(definitions);
		}
		ParserEnvironment environment = ParserEnvironment.newParserEnvironment()
			.document(MultiSourceReader.newMultiSourceReader().string(file.text(), file.name()).trackData(true).build())
			.parserOptions(OPTIONS)
			.build();
		try {
			Parser.parse(environment).getDefinitions().forEach(definitions::add);
			return Optional.of(definitions);
		}
		catch (ParseCancelledTooDeepException ex) {
			this.problems.add(Problems.place(ex.getLocation()), "This is nested too deeply for SDL.");
			return Optional.empty();
		}
		catch (InvalidSyntaxException ex) {
			this.problems.add(Problems.place(ex.getLocation()), message(ex));
			return Optional.empty();
		}
	}

	private static String message(InvalidSyntaxException ex) {
		String token = ex.getOffendingToken();
		if (token == null) {
			return "This is no valid SDL.";
		}
		return token.equals("<EOF>") ? "The file ends in the middle of a definition. Is a closing brace missing?"
				: "This is no valid SDL: \"" + token + "\" cannot stand here.";
	}

}
