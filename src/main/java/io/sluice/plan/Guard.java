package io.sluice.plan;

import java.util.List;

import io.sluice.blueprint.Rule;

/**
 * The rules of a field in one operation, but those that are decided before it is
 * executed.
 *
 * @param general read claims and arguments alone: decided once for the operation
 * @param before read the parent, but not the value: decided before the value is asked for
 * @param after read the value
 * @param arguments what the rules read of the operation
 */
public record Guard(List<Rule> general, List<Rule> before, List<Rule> after, Arguments arguments) {

	/** No rules. */
	public static final Guard OPEN = new Guard(List.of(), List.of(), List.of(), Arguments.NONE);

	public Guard {
		general = List.copyOf(general);
		before = List.copyOf(before);
		after = List.copyOf(after);
	}

	/**
	 * Whether the field has to be asked about before its value is.
	 * @return {@code true} if there are rules that do not read the value
	 */
	public boolean isAhead() {
		return !this.general.isEmpty() || !this.before.isEmpty();
	}

	/**
	 * Whether there is nothing to ask.
	 * @return {@code true} if there are no rules
	 */
	public boolean isOpen() {
		return !isAhead() && this.after.isEmpty();
	}

}
