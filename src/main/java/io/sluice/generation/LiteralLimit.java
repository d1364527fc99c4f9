package io.sluice.generation;

import graphql.language.SourceLocation;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.ParsingListener;

/**
 * Refuses documents with very long numbers, before one is made of their digits: that
 * takes seconds for as many as a request may have.
 */
final class LiteralLimit implements ParsingListener {

	/** As many as a number in JSON may have. */
	private static final int MOST_CHARACTERS = 1000;

	@Override
	public void onToken(Token token) {
		String text = token.getText();
		if (text.length() > MOST_CHARACTERS && isNumber(text.charAt(0))) {
			throw new TooLong(new SourceLocation(token.getLine(), token.getCharPositionInLine() + 1));
		}
	}

	private static boolean isNumber(char first) {
		return first == '-' || (first >= '0' && first <= '9');
	}

	/** The document is no document. */
	private static final class TooLong extends InvalidSyntaxException {

		private static final long serialVersionUID = 1L;

		TooLong(SourceLocation location) {
			super("Invalid syntax : a number has more than %d characters at line %d column %d"
				.formatted(MOST_CHARACTERS, location.getLine(), location.getColumn()), location, null, null, null);
		}

	}

}
