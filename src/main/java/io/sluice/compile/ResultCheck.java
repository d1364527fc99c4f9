package io.sluice.compile;

import graphql.language.Type;
import io.sluice.blueprint.Reference.Root;
import io.sluice.blueprint.Template;

/** Checks that what tags read of a value can be written into text. */
final class ResultCheck {

	private final Declarations types;

	private final Problems problems;

	ResultCheck(Contract contract) {
		this.types = contract.types();
		this.problems = contract.problems();
	}

	/**
	 * Checks a tag.
	 * @param template the tag
	 * @param text the tag as written
	 * @param type the type of the value
	 */
	void check(Template template, Text text, Type<?> type) {
		boolean isObject = this.types.isObject(type);
		boolean isSingle = this.types.isSingle(type);
		template.references((read) -> {
			if (read.root() == Root.RESULT && isObject && read.path().isRoot()) {
				this.problems.add(text.place(), "{result} is an object, which cannot be written into text. "
						+ "Say which member, as in {result.id}.");
			}
			if (read.root() == Root.RESULT && isSingle && !read.path().isRoot()) {
				this.problems.add(text.place(),
						read.written() + " asks for a member, but the value has none. Write {result}.");
			}
		});
	}

}
