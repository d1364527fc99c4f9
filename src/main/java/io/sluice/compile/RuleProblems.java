package io.sluice.compile;

import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.cel.common.CelIssue;
import dev.cel.common.CelSourceLocation;
import io.sluice.config.Place;

/** Says in our words, and with a place, what CEL finds wrong with a rule. */
final class RuleProblems {

	private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'.*");

	private static final Pattern UNDEFINED = Pattern.compile("undefined field '([^']*)'.*");

	private static final Pattern UNFIT = Pattern
		.compile("found no matching overload for '_*@?([^'_]+)_*(\\]?)' applied to '(.*)' \\(candidates: .*");

	private static final Pattern NULLABLE = Pattern.compile("wrapper\\((\\w+)\\)");

	private static final Pattern TAIL = Pattern.compile("(?s)( expecting \\{.*| \\(candidates: .*|\\R.*)");

	private final Text text;

	private final RuleScope scope;

	private final Problems problems;

	RuleProblems(Text text, RuleScope scope, Problems problems) {
		this.text = text;
		this.scope = scope;
		this.problems = problems;
	}

	void report(Collection<CelIssue> issues) {
		issues.forEach((issue) -> this.problems.add(place(issue.getSourceLocation()), message(issue.getMessage())));
	}

	void notTruth(String type) {
		this.problems.add(this.text.place(),
				"The rule gives " + type + ", but must give bool: true for what is allowed.");
	}

	void hidden(String root) {
		this.problems.add(this.text.place(), "A loop of the rule calls its elements \"" + root
				+ "\", which hides what it means. Choose another name.");
	}

	private Place place(CelSourceLocation location) {
		return this.text.at(Math.max(0, location.getColumn()));
	}

	private String message(String theirs) {
		Matcher undeclared = UNDECLARED.matcher(theirs);
		if (undeclared.matches()) {
			return unknown(undeclared.group(1));
		}
		Matcher undefined = UNDEFINED.matcher(theirs);
		if (undefined.matches()) {
			String name = undefined.group(1);
			return "\"" + name + "\" is in no argument of " + this.scope.owner() + ". " + Suggestion.of(name,
					"Arguments", this.scope.arguments().stream().map((argument) -> argument.getName()).toList());
		}
		Matcher unfit = UNFIT.matcher(theirs);
		if (unfit.matches()) {
			return "The rule applies " + unfit.group(1) + unfit.group(2) + " to "
					+ NULLABLE.matcher(unfit.group(3)).replaceAll("$1") + ", which does not fit.";
		}
		return "The rule is no CEL expression: " + TAIL.matcher(theirs.strip()).replaceFirst("") + ".";
	}

	private String unknown(String name) {
		String why = this.scope.refused().get(name);
		return (why != null) ? "\"" + name + "\" cannot be used here: " + why : "\"" + name
				+ "\" is nothing that a rule knows. " + Suggestion.of(name, "What it can read", this.scope.usable());
	}

}
