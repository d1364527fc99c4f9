package io.sluice.protect;

import java.util.List;

import graphql.language.Directive;

/**
 * How much a selection selects, with its fragments spread. Numbers too large for an
 * {@code int} are the largest one: a few fragments that spread each other twice select
 * more than can be counted.
 *
 * @param depth fields below one another
 * @param fields all fields
 * @param aliases all aliases
 * @param level the fields that are not inside of another one
 * @param fragments all fragments that are spread, and all inline ones
 * @param directives all directives
 */
record Measure(int depth, int fields, int aliases, int level, int fragments, int directives) {

	static final Measure NOTHING = new Measure(0, 0, 0, 0, 0, 0);

	/** This and a sibling. */
	Measure and(Measure other) {
		return new Measure(Math.max(this.depth, other.depth), sum(this.fields, other.fields),
				sum(this.aliases, other.aliases), sum(this.level, other.level), sum(this.fragments, other.fragments),
				sum(this.directives, other.directives));
	}

	/** A field with this below it. */
	Measure below(boolean aliased) {
		return new Measure(this.depth + 1, sum(this.fields, 1), sum(this.aliases, aliased ? 1 : 0), 1, this.fragments,
				this.directives);
	}

	/** A fragment that selects this. */
	Measure spread() {
		return new Measure(this.depth, this.fields, this.aliases, this.level, sum(this.fragments, 1), this.directives);
	}

	/** The same, with directives on it. */
	Measure with(List<Directive> directives) {
		return directives.isEmpty() ? this : new Measure(this.depth, this.fields, this.aliases, this.level,
				this.fragments, sum(this.directives, directives.size()));
	}

	/** The same, but as if it were not nested. */
	Measure flat() {
		return new Measure(0, this.fields, this.aliases, this.level, this.fragments, this.directives);
	}

	private static int sum(int one, int other) {
		return (int) Math.min(Integer.MAX_VALUE, (long) one + other);
	}

}
