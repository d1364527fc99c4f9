package io.sluice.compile;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import graphql.language.Directive;
import graphql.language.StringValue;
import io.sluice.blueprint.Template;

/** Compiles {@code @invalidates}. */
final class InvalidationCompiler {

	static final String NAME = "invalidates";

	private final Contract contract;

	private final Problems problems;

	InvalidationCompiler(Contract contract) {
		this.contract = contract;
		this.problems = contract.problems();
	}

	/**
	 * What a field purges.
	 * @param field the field
	 * @param written what is said
	 * @param known all tags that are given to what is kept
	 */
	List<Template> compile(FieldOf field, Directive written, List<Template> known) {
		if (this.contract.types().root("mutation").filter(field.type()::equals).isEmpty()) {
			this.problems.add(written, "@invalidates means nothing on " + field
					+ ": only a field of the type of mutations changes something. Leave it out.");
			return List.of();
		}
		List<StringValue> tags = new Arguments(written).list("tags")
			.orElse(List.of())
			.stream()
			.filter(StringValue.class::isInstance)
			.map(StringValue.class::cast)
			.toList();
		if (tags.isEmpty()) {
			this.problems.add(written, "@invalidates without tags purges nothing. Name what changes, or leave it out.");
		}
		TemplateCompiler templates = new TemplateCompiler(this.contract, Scope.invalidation(field)).flat();
		ResultCheck results = new ResultCheck(this.contract);
		return tags.stream().map(Text::of).map((text) -> {
			Template tag = templates.text(text);
			results.check(tag, text, field.node().getType());
			check(text, tag, known);
			return tag;
		}).toList();
	}

	/** A tag that nothing can have is a mistake in writing. */
	private void check(Text text, Template tag, List<Template> known) {
		String beginning = Tag.beginning(tag);
		Optional<Set<String>> own = own(beginning);
		if (own.isPresent()) {
			String name = text.value().substring(text.value().indexOf(':') + 1);
			if (!name.contains("{") && !own.get().contains(name)) {
				this.problems.add(text.place(), "Nothing is kept under the tag \"" + text.value() + "\". "
						+ Suggestion.of(name, "Known", own.get()));
			}
		}
		else if (text.value().isBlank()) {
			this.problems.add(text.place(), Tag.EMPTY);
		}
		else if (known.stream().noneMatch((one) -> Tag.canBeEqual(one, tag))) {
			Set<String> beginnings = new TreeSet<>();
			known.forEach((one) -> beginnings.add(Tag.beginning(one)));
			this.problems.add(text.place(),
					"No @cacheTag can give \"" + text.value() + "\", so that this purges nothing. "
							+ Suggestion.of(beginning, "What tags begin with", beginnings));
		}
	}

	/** The names that can follow the tags which the gateway gives itself. */
	private Optional<Set<String>> own(String beginning) {
		if (beginning.startsWith("service:")) {
			return Optional.of(this.contract.services().names());
		}
		if (beginning.startsWith("type:")) {
			Set<String> names = new TreeSet<>();
			this.contract.types()
				.all(Kind.OBJECT)
				.filter((type) -> !this.contract.types().isRoot(type))
				.forEach((type) -> names.add(type.name()));
			return Optional.of(names);
		}
		return Optional.empty();
	}

}
