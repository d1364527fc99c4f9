package io.sluice.compile;

import java.util.ArrayList;
import java.util.List;

/**
 * A string of a template, taken apart.
 *
 * @param parts literals and placeholders, in order; neighbours are never both literals
 */
record TemplateText(List<Part> parts) {

	static TemplateText parse(String text) {
		List<Part> parts = new ArrayList<>();
		StringBuilder literal = new StringBuilder();
		int at = 0;
		while (at < text.length()) {
			if (text.startsWith("{{", at)) {
				literal.append('{');
				at += 2;
			}
			else if (text.charAt(at) == '{') {
				end(literal, parts);
				Hole hole = hole(text, at);
				parts.add(hole);
				at += hole.text().length() + 2;
			}
			else {
				literal.append(text.charAt(at++));
			}
		}
		end(literal, parts);
		return new TemplateText(parts);
	}

	private static void end(StringBuilder literal, List<Part> parts) {
		if (!literal.isEmpty()) {
			parts.add(new Literal(literal.toString()));
			literal.setLength(0);
		}
	}

	private static Hole hole(String text, int start) {
		char quote = 0;
		for (int at = start + 1; at < text.length(); at++) {
			char letter = text.charAt(at);
			if (quote != 0) {
				quote = (letter == quote) ? 0 : quote;
			}
			else if (letter == '}') {
				return new Hole(text.substring(start + 1, at), start, true);
			}
			else if ((letter == '\'' || letter == '"') && text.charAt(at - 1) == '[') {
				quote = letter;
			}
		}
		return new Hole(text.substring(start + 1), start, false);
	}

	/** A piece of the string. */
	sealed interface Part {

	}

	/**
	 * What stays as it is.
	 *
	 * @param text with single braces
	 */
	record Literal(String text) implements Part {

	}

	/**
	 * A placeholder.
	 *
	 * @param text what is between the braces
	 * @param offset where its opening brace stands in the string
	 * @param closed whether it has a closing brace
	 */
	record Hole(String text, int offset, boolean closed) implements Part {

	}

}
