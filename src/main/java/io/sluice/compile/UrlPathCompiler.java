package io.sluice.compile;

import java.util.List;
import java.util.Optional;

import io.sluice.blueprint.Template;

/** Compiles the path of a call, the value of {@code get:} and its like. */
final class UrlPathCompiler {

	private final Problems problems;

	private final TemplateCompiler templates;

	UrlPathCompiler(Problems problems, TemplateCompiler templates) {
		this.problems = problems;
		this.templates = templates;
	}

	Template compile(Text path) {
		refusal(path.value())
			.ifPresent((why) -> this.problems.add(path.place(), "The path \"" + path.value() + "\" " + why));
		return this.templates.text(path);
	}

	private static Optional<String> refusal(String path) {
		String literal = literal(path);
		if (!path.startsWith("/")) {
			return Optional.of("does not begin with a slash. It goes on where the service's base-url ends.");
		}
		if (literal.contains("?") || literal.contains("#")) {
			return Optional.of("has a ? or # in it. Parameters belong into query.");
		}
		if (literal.contains("//")) {
			return Optional.of("has two slashes side by side. Between them a segment is missing.");
		}
		if (List.of(literal.replaceAll("(?i)%2e", ".").split("/", -1))
			.stream()
			.anyMatch((part) -> part.equals(".") || part.equals(".."))) {
			return Optional.of("climbs with \".\" or \"..\". Write the path that is meant.");
		}
		if (literal.chars().anyMatch((letter) -> letter <= ' ' || letter == '\\')) {
			return Optional.of("has a blank, a backslash or a control character in it.");
		}
		return (literal.replace("{", "").length() != literal.replace("}", "").length())
				? Optional.of("has a closing brace without an opening one.") : Optional.empty();
	}

	/** The path with something harmless for each placeholder. */
	private static String literal(String path) {
		StringBuilder literal = new StringBuilder();
		TemplateText.parse(path).parts().forEach((part) -> literal.append(switch (part) {
			case TemplateText.Literal(String text) -> text;
			case TemplateText.Hole _ -> "-";
		}));
		return literal.toString();
	}

}
