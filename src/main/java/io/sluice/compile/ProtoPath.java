package io.sluice.compile;

import io.sluice.blueprint.JsonPath;

/** Follows paths through messages. */
final class ProtoPath {

	private ProtoPath() {
	}

	/**
	 * Follows a path.
	 * @param from where it begins
	 * @param path the path
	 */
	static End follow(ProtoValue from, JsonPath path) {
		End end = new Ends(from);
		StringBuilder walked = new StringBuilder();
		for (JsonPath.Step step : path.steps()) {
			if (!(end instanceof Ends(ProtoValue value))) {
				return end;
			}
			end = switch (step) {
				case JsonPath.Name(String name) -> member(value, name, walked.toString());
				case JsonPath.Index index -> element(value, index, walked.toString());
			};
			walked.append(switch (step) {
				case JsonPath.Name(String name) -> walked.isEmpty() ? name : "." + name;
				case JsonPath.Index index -> index;
			});
		}
		return end;
	}

	private static End member(ProtoValue value, String name, String walked) {
		return switch (value) {
			case ProtoValue.Message message -> message.member(name)
				.<End>map(Ends::new)
				.orElseGet(() -> new Fails(message + " has no member \"" + name + "\". "
						+ Suggestion.of(name, "Members", message.members())));
			case ProtoValue.Json json when json.isObject() -> new Ends(ProtoValue.Json.VALUE);
			case ProtoValue.ListOf list -> new Fails(
					subject(walked) + list + ", a list. Say which element, as in " + walked + "[0]." + name + ".");
			case ProtoValue.MapOf map -> new Fails(subject(walked) + map
					+ ", which is read as a list of entries with key and value. It has no member \"" + name + "\".");
			case ProtoValue.OneOf oneOf -> new Fails(subject(walked) + "the " + oneOf
					+ ", which is read as a union. Name one of its members instead: " + members(oneOf) + ".");
			case ProtoValue.Json _, ProtoValue.Single _, ProtoValue.EnumOf _ ->
				new Fails(subject(walked) + value + ", which has no members, so \"" + name + "\" leads nowhere.");
		};
	}

	private static End element(ProtoValue value, JsonPath.Index index, String walked) {
		return switch (value) {
			case ProtoValue.ListOf(ProtoValue element) -> new Ends(element);
			case ProtoValue.MapOf(ProtoValue.Message entry) -> new Ends(entry);
			case ProtoValue.Json json when json.isList() -> new Ends(ProtoValue.Json.VALUE);
			case ProtoValue.Message _, ProtoValue.Json _, ProtoValue.OneOf _, ProtoValue.Single _,
					ProtoValue.EnumOf _ ->
				new Fails(subject(walked) + value + ", no list, so " + index + " leads nowhere.");
		};
	}

	private static String subject(String walked) {
		return walked.isEmpty() ? "This is " : "\"" + walked + "\" is ";
	}

	private static String members(ProtoValue.OneOf oneOf) {
		return String.join(", ", oneOf.oneOf().getFields().stream().map((field) -> field.getName()).toList());
	}

	/** Where a path leads. */
	sealed interface End {

	}

	/**
	 * To a value.
	 *
	 * @param value what stands there
	 */
	record Ends(ProtoValue value) implements End {

	}

	/**
	 * Nowhere.
	 *
	 * @param why a sentence or two
	 */
	record Fails(String why) implements End {

	}

}
