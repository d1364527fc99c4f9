package io.sluice.compile;

import java.util.List;
import java.util.Optional;

import graphql.language.InputValueDefinition;
import graphql.language.ListType;
import graphql.language.Type;
import graphql.language.TypeName;
import io.sluice.blueprint.JsonPath;

/** Follows a path through the types of a field's arguments. */
final class ArgumentPath {

	private final Declarations types;

	private final Scope scope;

	ArgumentPath(Declarations types, Scope scope) {
		this.types = types;
		this.scope = scope;
	}

	/** Follows a path whose first step is the argument. */
	End follow(JsonPath path) {
		if (!(path.steps().getFirst() instanceof JsonPath.Name(String name))) {
			return new Fails("an argument has a name. " + known("Arguments", this.scope.arguments()));
		}
		End end = member(this.scope.owner() + " has no argument \"" + name + "\". ", name, "Arguments",
				this.scope.arguments());
		String walked = name;
		for (JsonPath.Step step : path.steps().subList(1, path.steps().size())) {
			if (!(end instanceof Ends(Type<?> type))) {
				return end;
			}
			end = step(walked, Types.nullable(type), step);
			walked += (step instanceof JsonPath.Name(String member)) ? "." + member : step;
		}
		return end;
	}

	private End step(String walked, Type<?> type, JsonPath.Step step) {
		return switch (step) {
			case JsonPath.Index index ->
				(type instanceof ListType list) ? new Ends(list.getType()) : isFree(type) ? new Free()
						: new Fails(walked + " is " + Types.print(type) + ", no list, so " + index + " leads nowhere.");
			case JsonPath.Name(String name) -> (type instanceof ListType) ? new Fails(walked + " is "
					+ Types.print(type) + ", a list. Say which element, as in {args." + walked + "[0]." + name + "}.")
					: name(walked, (TypeName) type, name);
		};
	}

	private End name(String walked, TypeName type, String name) {
		Optional<Declared> input = this.types.type(type.getName()).filter((found) -> found.kind() == Kind.INPUT);
		if (input.isPresent()) {
			return member(type.getName() + " has no field \"" + name + "\". ", name, "Fields", input.get().inputs());
		}
		return isFree(type) ? new Free() : new Fails(
				walked + " is " + type.getName() + ", which has no members, so \"" + name + "\" leads nowhere.");
	}

	/** Custom scalars may hold anything; unknown types are reported elsewhere. */
	private boolean isFree(Type<?> type) {
		return type instanceof TypeName name && !Scalars.isStandard(name.getName())
				&& this.types.type(name.getName()).map((found) -> found.kind() == Kind.SCALAR).orElse(true);
	}

	private static End member(String missing, String name, String what, List<InputValueDefinition> members) {
		Optional<InputValueDefinition> found = members.stream()
			.filter((member) -> member.getName().equals(name))
			.findFirst();
		if (found.isPresent()) {
			return new Ends(found.get().getType());
		}
		return new Fails(
				missing + Suggestion.of(name, what, members.stream().map(InputValueDefinition::getName).toList()));
	}

	private static String known(String what, List<InputValueDefinition> members) {
		return what + ": " + String.join(", ", members.stream().map(InputValueDefinition::getName).toList()) + ".";
	}

	/** Where a path leads. */
	sealed interface End {

	}

	/**
	 * To a value of a known type.
	 *
	 * @param type its type
	 */
	record Ends(Type<?> type) implements End {

	}

	/** Into a value that may hold anything. */
	record Free() implements End {

	}

	/**
	 * Nowhere.
	 *
	 * @param why a sentence or two
	 */
	record Fails(String why) implements End {

	}

}
