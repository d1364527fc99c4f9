package io.sluice.compile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import graphql.language.AstPrinter;
import graphql.language.EnumValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Match;

/** Compiles {@code match:} of a batch. */
final class MatchCompiler {

	private final Problems problems;

	private final PathCompiler paths;

	MatchCompiler(Problems problems) {
		this.problems = problems;
		this.paths = new PathCompiler(problems);
	}

	/**
	 * Compiles a match.
	 * @param match the literal
	 * @param members the members of a composite key; empty if the key is one value
	 */
	Match compile(Value<?> match, List<String> members) {
		return switch (match) {
			case EnumValue word when word.getName().equals("INDEX") -> new Match.ByIndex();
			case EnumValue word when word.getName().equals("KEY") -> byMember(word, members);
			case StringValue path -> byPath(Text.of(path), members);
			case ObjectValue object -> byPaths(object, members);
			default -> {
				this.problems.add(match, AstPrinter.printAst(match)
						+ " is no match. Write the path of the key in each element, such as \"id\", or KEY or INDEX.");
				yield new Match.ByIndex();
			}
		};
	}

	private Match byMember(EnumValue word, List<String> members) {
		if (!members.isEmpty()) {
			this.problems.add(word, "KEY cannot match a key of several members, because a name of JSON is one text. "
					+ "Write an object of paths, or INDEX.");
		}
		return new Match.ByMember();
	}

	private Match byPath(Text path, List<String> members) {
		if (!members.isEmpty()) {
			this.problems.add(path.place(), "The key has the members " + String.join(", ", members)
					+ ", so match needs a path for each of them: {" + members.getFirst() + ": \"...\", ...}.");
		}
		return new Match.ByPath(this.paths.compile(path));
	}

	private Match byPaths(ObjectValue object, List<String> members) {
		Map<String, JsonPath> written = new LinkedHashMap<>();
		for (ObjectField member : object.getObjectFields()) {
			if (member.getValue() instanceof StringValue path) {
				written.put(member.getName(), this.paths.compile(Text.of(path)));
			}
			else {
				this.problems.add(member.getValue(), "match." + member.getName() + " must be a path in quotes.");
				written.put(member.getName(), JsonPath.ROOT);
			}
		}
		if (!written.keySet().equals(Set.copyOf(members))) {
			this.problems.add(object,
					members.isEmpty() ? "The key is one value, so match is one path, not an object."
							: "key and match must have the same members. The key has " + String.join(", ", members)
									+ "; match has " + String.join(", ", written.keySet()) + ".");
			return new Match.ByPaths(written);
		}
		Map<String, JsonPath> inOrder = new LinkedHashMap<>();
		members.forEach((member) -> inOrder.put(member, written.getOrDefault(member, JsonPath.ROOT)));
		return new Match.ByPaths(inOrder);
	}

}
