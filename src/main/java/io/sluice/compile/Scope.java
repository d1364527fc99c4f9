package io.sluice.compile;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import graphql.language.InputValueDefinition;
import io.sluice.blueprint.Naming;
import io.sluice.blueprint.Reference.Root;

/**
 * What placeholders may stand for at one position.
 *
 * @param owner what the position belongs to, for messages
 * @param refused why a root cannot be used; all others can
 * @param arguments the arguments of the field
 * @param keyMembers the members of a composite key; empty if the key is one value
 * @param isType whether the position is in the call of a type
 * @param naming how the service that arguments are sent to names their members
 */
record Scope(String owner, Map<Root, String> refused, List<InputValueDefinition> arguments, List<String> keyMembers,
		Naming naming, boolean isType) {

	private static final String NO_BATCH = "only a batched call has keys. Add a batch, or use ";

	private static final String NO_KEY = "only the call of a type without batch has a key.";

	private static final String NO_SELECTION = "only a google.protobuf.FieldMask in a request of @grpc says what is selected.";

	private static final String NO_CALL = "only a call has keys.";

	private static final String NO_RESULT = "only a tag can be made of what was fetched.";

	Optional<String> refusal(Root root) {
		return Optional.ofNullable(this.refused.get(root));
	}

	/** The same where it can be said what is selected. */
	Scope selecting() {
		Map<Root, String> refused = new EnumMap<>(this.refused);
		refused.remove(Root.SELECTION);
		return new Scope(this.owner, refused, this.arguments, this.keyMembers, this.naming, this.isType);
	}

	/** The request of a field's call, one for each parent. */
	static Scope fieldCall(FieldOf field, boolean isRoot, Naming naming) {
		Map<Root, String> refused = new EnumMap<>(
				Map.of(Root.KEYS, NO_BATCH + (isRoot ? "{args}." : "{args} or {parent}."), Root.KEY, NO_KEY,
						Root.SELECTION, NO_SELECTION, Root.RESULT, NO_RESULT));
		refuseParent(field, isRoot, refused);
		return new Scope(field.toString(), refused, field.node().getInputValueDefinitions(), List.of(), naming, false);
	}

	/** The request of a field's batched call. */
	static Scope fieldBatch(FieldOf field, List<String> keyMembers, Naming naming) {
		return new Scope(field.toString(),
				Map.of(Root.SELECTION, NO_SELECTION, Root.RESULT, NO_RESULT, Root.KEY, NO_KEY + " Use {keys}.",
						Root.PARENT,
						"one batched call serves many parents. Put it into the batch's key, and use {keys}."),
				field.node().getInputValueDefinitions(), keyMembers, naming, false);
	}

	/** The request of a type's call. */
	static Scope typeCall(String type, boolean batched, List<String> keyFields, Naming naming) {
		String instead = batched ? "Use {keys}." : "Use {key}.";
		String why = type + " is fetched by nothing but its key. " + instead;
		Map<Root, String> refused = new EnumMap<>(
				Map.of(Root.ARGS, why, Root.PARENT, why, Root.SELECTION, NO_SELECTION, Root.RESULT, NO_RESULT));
		refused.put(batched ? Root.KEY : Root.KEYS, batched ? "a batched call has many keys. " + instead
				: "only a batched call has keys. " + instead + " Or add a batch.");
		return new Scope(type, refused, List.of(), (keyFields.size() > 1) ? keyFields : List.of(), naming, true);
	}

	/** The key of a batch or lookup. */
	static Scope key(FieldOf field, boolean isRoot, Naming naming) {
		String why = "this is where the key is made.";
		Map<Root, String> refused = new EnumMap<>(
				Map.of(Root.KEYS, why, Root.KEY, why, Root.SELECTION, NO_SELECTION, Root.RESULT, NO_RESULT));
		refuseParent(field, isRoot, refused);
		return new Scope(field.toString(), refused, field.node().getInputValueDefinitions(), List.of(), naming, false);
	}

	/** What {@code @value} is made of. */
	static Scope value(FieldOf field, boolean isRoot) {
		String why = "a @value is made of {parent}, {args} and {claims} alone.";
		Map<Root, String> refused = new EnumMap<>(Map.of(Root.KEYS, NO_CALL, Root.KEY, NO_CALL, Root.HEADERS, why,
				Root.REQUEST, why, Root.SELECTION, why, Root.RESULT, why));
		refuseParent(field, isRoot, refused);
		return new Scope(field.toString(), refused, field.node().getInputValueDefinitions(), List.of(), Naming.SAME,
				false);
	}

	/** The headers of a service. */
	static Scope service(String name) {
		String why = "a header of a service goes with all its calls. Use {headers} or {request}.";
		return new Scope("service " + name, Map.of(Root.ARGS, why, Root.PARENT, why, Root.KEYS, why, Root.KEY, why,
				Root.SELECTION, why, Root.RESULT, why), List.of(), List.of(), Naming.SAME, false);
	}

	/** The tag of what a field's call fetched. */
	static Scope tag(FieldOf field, boolean isRoot, boolean batched, List<String> keyMembers) {
		String why = "a tag is made of what is asked for and what was fetched. Use {result}"
				+ (batched ? ", {key}, {args} or {claims}." : ", {args}, {parent} or {claims}.");
		Map<Root, String> refused = new EnumMap<>(
				Map.of(Root.KEYS, why, Root.HEADERS, why, Root.REQUEST, why, Root.SELECTION, why));
		if (batched) {
			refused.put(Root.PARENT, "what a key fetched is the same for all parents. Use {key}.");
		}
		else {
			refused.put(Root.KEY, "only a batched call has a key. Use {args} or {parent}.");
			refuseParent(field, isRoot, refused);
		}
		return new Scope(field.toString(), refused, field.node().getInputValueDefinitions(), keyMembers, Naming.SAME,
				false);
	}

	/** The tag of the objects of a type, whoever fetched them. */
	static Scope typeTag(Declared type) {
		String why = "the tag of a type is about its objects alone, which are {result}.";
		Map<Root, String> refused = new EnumMap<>(Root.class);
		Stream.of(Root.values()).filter((root) -> root != Root.RESULT).forEach((root) -> refused.put(root, why));
		return new Scope(type.name(), refused, List.of(), List.of(), Naming.SAME, true);
	}

	/** The tags of what a field of Mutation purges. */
	static Scope invalidation(FieldOf field) {
		String why = "what is purged is said by {args}, {claims} and {result} alone.";
		return new Scope(
				field.toString(), Map.of(Root.KEYS, why, Root.KEY, why, Root.PARENT, why, Root.HEADERS, why,
						Root.REQUEST, why, Root.SELECTION, why),
				field.node().getInputValueDefinitions(), List.of(), Naming.SAME, false);
	}

	private static void refuseParent(FieldOf field, boolean isRoot, Map<Root, String> refused) {
		if (isRoot) {
			refused.put(Root.PARENT, "a field of " + field.type().name() + " has no parent. Use {args}.");
		}
	}

}
