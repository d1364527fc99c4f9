package io.sluice.generation;

import java.util.Optional;

import graphql.language.SourceLocation;
import graphql.org.antlr.v4.runtime.CharStreams;
import graphql.org.antlr.v4.runtime.Lexer;
import graphql.org.antlr.v4.runtime.Token;
import graphql.parser.antlr.GraphqlLexer;

import org.springframework.util.StringUtils;

/**
 * Finds lists that are too deep within others, before the parser looks ahead to where the
 * type of a variable ends: it does so again for each list within it, which takes more
 * time than all else in a document of that length, and calls itself until the stack ends.
 */
final class NestingLimit {

	/** Far more than anybody nests, and no more than takes hardly any time. */
	static final int LISTS = 50;

	private NestingLimit() {
	}

	/**
	 * Looks for such a list.
	 * @param document its text, which need not be GraphQL
	 * @return where the first one begins; empty if there is none
	 */
	static Optional<SourceLocation> exceeded(String document) {
		return (StringUtils.countOccurrencesOf(document, "[") > LISTS) ? first(document) : Optional.empty();
	}

	private static Optional<SourceLocation> first(String document) {
		Lexer lexer = new GraphqlLexer(CharStreams.fromString(document));
		// the parser tells what is no token
		lexer.removeErrorListeners();
		int depth = 0;
		for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
			depth += switch (token.getText()) {
				case "[" -> 1;
				case "]" -> -1;
				default -> 0;
			};
			if (depth > LISTS) {
				return Optional.of(new SourceLocation(token.getLine(), token.getCharPositionInLine() + 1));
			}
		}
		return Optional.empty();
	}

}
