package io.sluice.compile;

import java.util.ArrayList;
import java.util.List;

import graphql.language.ArrayValue;
import graphql.language.AstPrinter;
import graphql.language.ObjectValue;
import graphql.language.Value;
import io.sluice.blueprint.NamedTemplate;
import io.sluice.blueprint.Template;
import io.sluice.config.Place;

/**
 * Compiles {@code query:}, {@code headers:} and {@code metadata:}, an object literal or a
 * list of pairs.
 */
final class PairsCompiler {

	private final Problems problems;

	private final TemplateCompiler templates;

	PairsCompiler(Problems problems, TemplateCompiler templates) {
		this.problems = problems;
		this.templates = templates;
	}

	List<NamedTemplate> query(Value<?> literal) {
		return pairs(literal, "query", Entries.QUERY);
	}

	List<NamedTemplate> headers(Value<?> literal) {
		return pairs(literal, "headers", Entries.HEADERS);
	}

	List<NamedTemplate> metadata(Value<?> literal) {
		return pairs(literal, "metadata", Entries.METADATA);
	}

	private List<NamedTemplate> pairs(Value<?> literal, String what, Entries entries) {
		List<NamedTemplate> pairs = new ArrayList<>();
		switch (literal) {
			case ObjectValue object -> object.getObjectFields()
				.forEach((member) -> pairs
					.add(pair(new Name(member.getName(), Problems.place(member)), member.getValue(), entries)));
			case ArrayValue list ->
				Arguments.elements(list).forEach((element) -> listed(element, what, entries, pairs));
			default -> shape(literal, what);
		}
		return pairs;
	}

	private void listed(Value<?> element, String what, Entries entries, List<NamedTemplate> pairs) {
		if (element instanceof ObjectValue object && object.getObjectFields().size() == 2) {
			Arguments pair = new Arguments(object);
			Text name = pair.string("name").orElse(null);
			Value<?> value = pair.literal("value").orElse(null);
			if (name != null && value != null) {
				pairs.add(pair(new Name(name.value(), name.place()), value, entries));
				return;
			}
		}
		shape(element, what);
	}

	private void shape(Value<?> literal, String what) {
		this.problems.add(literal,
				what + " cannot be " + AstPrinter.printAst(literal) + ". Write {name: \"value\"}, or "
						+ "[{name: \"a-name\", value: \"value\"}] for names that are none in GraphQL.");
	}

	private NamedTemplate pair(Name name, Value<?> value, Entries entries) {
		entries.refusal(name.text()).ifPresent((why) -> this.problems.add(name.place(), why));
		Template template = this.templates.compile(value);
		if (template instanceof Template.ObjectOf || (template instanceof Template.ListOf list
				&& list.elements().stream().anyMatch(Template.ObjectOf.class::isInstance))) {
			this.problems.add(value,
					name.text() + " is an object, but only values and lists of values can be sent here.");
		}
		entries.refusal(name.text(), template).ifPresent((why) -> this.problems.add(value, why));
		return new NamedTemplate(name.text(), template);
	}

	/**
	 * A name and where it is written.
	 *
	 * @param text the name
	 * @param place where it is
	 */
	private record Name(String text, Place place) {

	}

}
