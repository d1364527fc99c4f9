package io.sluice.blueprint;

import java.util.Set;

/**
 * An ownership rule: {@code @allow}.
 *
 * @param condition what must be true
 * @param otherwise what becomes of a value for which it is not
 * @param parent what is read of the parent's JSON: members, or all of it
 * @param result what is read of the value's JSON: members, or all of it
 */
public record Rule(Condition condition, Otherwise otherwise, Set<JsonPath> parent, Set<JsonPath> result) {

	public Rule {
		parent = Set.copyOf(parent);
		result = Set.copyOf(result);
	}

	/**
	 * Whether it can be decided before anything is called.
	 * @return {@code true} if it reads nothing but claims and arguments
	 */
	public boolean isGeneral() {
		return this.parent.isEmpty() && this.result.isEmpty();
	}

	/**
	 * Whether it can only be decided when the value is there.
	 * @return {@code true} if it reads the value
	 */
	public boolean readsResult() {
		return !this.result.isEmpty();
	}

}
