package io.sluice.compile;

import java.util.ArrayList;
import java.util.List;

import io.sluice.blueprint.JsonPath;

/** Parses RFC 9535 singular queries whose leading {@code $.} is optional. */
final class PathParser {

	private final String text;

	private int at;

	private PathParser(String text) {
		this.text = text;
	}

	/**
	 * Parses a path.
	 * @param text the path as written
	 * @return the path
	 * @throws PathException if it is none
	 */
	static JsonPath parse(String text) throws PathException {
		return new PathParser(text).path();
	}

	private JsonPath path() throws PathException {
		if (this.text.isEmpty()) {
			throw fail("is empty; the whole value is \"$\"");
		}
		List<JsonPath.Step> steps = new ArrayList<>();
		if (peek() == '$') {
			this.at++;
		}
		else if (peek() != '[') {
			steps.add(new JsonPath.Name(shorthand()));
		}
		while (this.at < this.text.length()) {
			steps.add(step());
		}
		return new JsonPath(steps);
	}

	private JsonPath.Step step() throws PathException {
		if (peek() == '[') {
			return bracket();
		}
		if (peek() != '.') {
			throw fail("cannot go on with \"" + rest() + "\"");
		}
		this.at++;
		return new JsonPath.Name(shorthand());
	}

	private String shorthand() throws PathException {
		int start = this.at;
		while (this.at < this.text.length() && isNamePart(this.text.charAt(this.at), this.at > start)) {
			this.at++;
		}
		if (this.at == start) {
			throw fail((this.at == this.text.length()) ? "ends where a name should follow"
					: "has \"" + rest() + "\" where a name should stand; other names are written ['like this']");
		}
		return this.text.substring(start, this.at);
	}

	private static boolean isNamePart(char letter, boolean inside) {
		return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '_' || letter >= 0x80
				|| (inside && isDigit(letter));
	}

	private static boolean isDigit(char letter) {
		return letter >= '0' && letter <= '9';
	}

	private JsonPath.Step bracket() throws PathException {
		this.at++;
		skipBlanks();
		char first = peek();
		JsonPath.Step step = (first == '\'' || first == '"') ? new JsonPath.Name(quoted(first)) : index();
		skipBlanks();
		if (peek() != ']') {
			throw fail("has no \"]\" after " + step);
		}
		this.at++;
		return step;
	}

	private JsonPath.Index index() throws PathException {
		int start = this.at;
		while (isDigit(peek())) {
			this.at++;
		}
		String digits = this.text.substring(start, this.at);
		if (digits.isEmpty() || digits.length() > 9 || (digits.length() > 1 && digits.startsWith("0"))) {
			this.at = start;
			throw fail("has \"" + rest() + "\" where one index, counted from 0, or one quoted name should stand");
		}
		return new JsonPath.Index(Integer.parseInt(digits));
	}

	private String quoted(char quote) throws PathException {
		StringBuilder name = new StringBuilder();
		this.at++;
		while (peek() != quote) {
			if (this.at >= this.text.length()) {
				throw fail("has a quote that is not closed");
			}
			char letter = this.text.charAt(this.at++);
			name.append((letter == '\\') ? escaped(quote) : letter);
		}
		this.at++;
		return name.toString();
	}

	private char escaped(char quote) throws PathException {
		char letter = peek();
		this.at++;
		return switch (letter) {
			case 'b' -> '\b';
			case 't' -> '\t';
			case 'n' -> '\n';
			case 'f' -> '\f';
			case 'r' -> '\r';
			case '/', '\\' -> letter;
			case 'u' -> unicode();
			default -> {
				if (letter != quote) {
					throw fail("has the unknown escape \"\\" + letter + "\"");
				}
				yield letter;
			}
		};
	}

	private char unicode() throws PathException {
		try {
			char letter = (char) Integer.parseInt(this.text.substring(this.at, this.at + 4), 16);
			this.at += 4;
			return letter;
		}
		catch (IndexOutOfBoundsException | NumberFormatException ex) {
			throw fail("has a \"\\u\" without four hexadecimal digits");
		}
	}

	private void skipBlanks() {
		while (peek() == ' ') {
			this.at++;
		}
	}

	private char peek() {
		return (this.at < this.text.length()) ? this.text.charAt(this.at) : '\0';
	}

	private String rest() {
		return this.text.substring(this.at);
	}

	private PathException fail(String what) {
		return new PathException(what);
	}

	/** Says why a text is no path; the message goes on after the path. */
	static final class PathException extends Exception {

		private static final long serialVersionUID = 1L;

		PathException(String message) {
			super(message);
		}

	}

}
