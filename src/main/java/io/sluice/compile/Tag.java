package io.sluice.compile;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import graphql.language.Directive;
import io.sluice.blueprint.Template;

/**
 * A tag.
 *
 * @param written where it stands
 * @param text the template, as written
 * @param template the template
 */
record Tag(Directive written, Text text, Template template) {

	static final String EMPTY = "An empty tag names nothing.";

	/**
	 * What the gateway names all that it keeps by, besides the tags that people write.
	 */
	private static final String OWN = "(type|service):.*";

	/**
	 * What a tag begins with, as far as it is always the same.
	 */
	static String beginning(Template template) {
		return switch (template) {
			case Template.Constant(String text) -> text;
			case Template.Text(var parts) -> beginning(parts.getFirst());
			case Template.Constant _, Template.Placeholder _, Template.ObjectOf _, Template.ListOf _ -> "";
		};
	}

	/** Whether two tags can be the same, as far as they are always the same. */
	static boolean canBeEqual(Template left, Template right) {
		if (left instanceof Template.Constant(String text)) {
			return pattern(right).matcher(text).matches();
		}
		if (right instanceof Template.Constant(String text)) {
			return pattern(left).matcher(text).matches();
		}
		return beginning(left).startsWith(beginning(right)) || beginning(right).startsWith(beginning(left));
	}

	private static Pattern pattern(Template template) {
		List<Template> parts = (template instanceof Template.Text(var several)) ? several : List.of(template);
		return Pattern.compile(parts.stream()
			.map((part) -> (part instanceof Template.Constant(String text)) ? Pattern.quote(text) : ".*")
			.collect(Collectors.joining()));
	}

	/** Checks what holds for all tags that are given. */
	void check(Problems problems) {
		if (this.text.value().isBlank()) {
			problems.add(this.text.place(), EMPTY);
		}
		if (beginning(this.template).matches(OWN)) {
			problems.add(this.text.place(), "Tags that begin with type: or service: are given by the gateway itself. "
					+ "Choose another beginning.");
		}
	}

}
