package io.sluice.generation;

import java.util.List;
import java.util.Optional;

import graphql.ExecutionInput;
import graphql.GraphQLError;
import graphql.ParseAndValidate;
import graphql.ParseAndValidateResult;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Document;
import graphql.language.SourceLocation;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.ParserOptions;
import graphql.parser.exceptions.ParseCancelledException;
import graphql.parser.exceptions.ParseCancelledTooDeepException;
import graphql.parser.exceptions.ParseCancelledTooManyCharsException;
import graphql.schema.GraphQLSchema;
import graphql.validation.ValidationError;
import graphql.validation.rules.NoFragmentCycles;
import io.sluice.blueprint.Blueprint;
import io.sluice.fault.Code;
import io.sluice.protect.DocumentGuard;
import io.sluice.protect.Excess;

/** Parses and validates what clients send, within the limits of a blueprint. */
final class DocumentParser {

	private final DocumentGuard guard;

	private final ParserOptions options;

	DocumentParser(Blueprint blueprint) {
		this.guard = new DocumentGuard(blueprint.terms().limits());
		this.options = ParserOptions.getDefaultOperationParserOptions()
			.transform((builder) -> builder.maxTokens(blueprint.terms().limits().document().tokens())
				.parsingListener(new LiteralLimit()));
	}

	/**
	 * Parses and validates.
	 * @param input with a text
	 * @param schema what it is validated against
	 * @return a valid document, or all that is wrong with it; the first limit that it
	 * exceeds hides the rest
	 */
	PreparsedDocumentEntry parse(ExecutionInput input, GraphQLSchema schema) {
		Optional<SourceLocation> nested = NestingLimit.exceeded(input.getQuery());
		if (nested.isPresent()) {
			return new PreparsedDocumentEntry(nestedTooDeeply(nested.get()));
		}
		input.getGraphQLContext().put(ParserOptions.class, this.options);
		ParseAndValidateResult parsed = ParseAndValidate.parse(input);
		if (parsed.isFailure()) {
			return new PreparsedDocumentEntry(syntaxError(parsed.getSyntaxException()));
		}
		Document document = parsed.getDocument();
		Optional<Excess> excess = this.guard.check(document);
		if (excess.isPresent()) {
			return new PreparsedDocumentEntry(CodedError.of(excess.get()));
		}
		List<ValidationError> errors = ParseAndValidate.validate(schema, document,
				// the guard has looked for cycles in a fraction of this rule's time
				(rule) -> rule != NoFragmentCycles.class, input.getLocale());
		return errors.isEmpty() ? new PreparsedDocumentEntry(document) : new PreparsedDocumentEntry(errors);
	}

	private GraphQLError syntaxError(InvalidSyntaxException error) {
		return switch (error) {
			case ParseCancelledTooDeepException deep -> nestedTooDeeply(deep.getLocation());
			case ParseCancelledException _,
					ParseCancelledTooManyCharsException _ ->
				CodedError.of(new Excess(Code.TOKEN_LIMIT_EXCEEDED,
						"The document is too long; the limit is " + this.options.getMaxTokens() + " tokens.",
						List.of()));
			default -> error.toInvalidSyntaxError();
		};
	}

	private static GraphQLError nestedTooDeeply(SourceLocation location) {
		return CodedError
			.of(new Excess(Code.DEPTH_LIMIT_EXCEEDED, "The document is nested too deeply.", List.of(location)));
	}

}
