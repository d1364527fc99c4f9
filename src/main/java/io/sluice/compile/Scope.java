package io.sluice.compile;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
						Root.SELECTION, NO_SELECTION));
		refuseParent(field, isRoot, refused);
		return new Scope(field.toString(), refused, field.node().getInputValueDefinitions(), List.of(), naming, false);
	}

	/** The request of a field's batched call. */
	static Scope fieldBatch(FieldOf field, List<String> keyMembers, Naming naming) {
		return new Scope(field.toString(),
				Map.of(Root.SELECTION, NO_SELECTION, Root.KEY, NO_KEY + " Use {keys}.", Root.PARENT,
						"one batched call serves many parents. Put it into the batch's key, and use {keys}."),
				field.node().getInputValueDefinitions(), keyMembers, naming, false);
	}

	/** The request of a type's call. */
	static Scope typeCall(String type, boolean batched, List<String> keyFields, Naming naming) {
		String instead = batched ? "Use {keys}." : "Use {key}.";
		String why = type + " is fetched by nothing but its key. " + instead;
		Map<Root, String> refused = new EnumMap<>(
				Map.of(Root.ARGS, why, Root.PARENT, why, Root.SELECTION, NO_SELECTION));
		refused.put(batched ? Root.KEY : Root.KEYS, batched ? "a batched call has many keys. " + instead
				: "only a batched call has keys. " + instead + " Or add a batch.");
		return new Scope(type, refused, List.of(), (keyFields.size() > 1) ? keyFields : List.of(), naming, true);
	}

	/** The key of a batch or lookup. */
	static Scope key(FieldOf field, boolean isRoot, Naming naming) {
		String why = "this is where the key is made.";
		Map<Root, String> refused = new EnumMap<>(Map.of(Root.KEYS, why, Root.KEY, why, Root.SELECTION, NO_SELECTION));
		refuseParent(field, isRoot, refused);
		return new Scope(field.toString(), refused, field.node().getInputValueDefinitions(), List.of(), naming, false);
	}

	/** What {@code @value} is made of. */
	static Scope value(FieldOf field, boolean isRoot) {
		String why = "a @value is made of {parent}, {args} and {claims} alone.";
		Map<Root, String> refused = new EnumMap<>(Map.of(Root.KEYS, NO_CALL, Root.KEY, NO_CALL, Root.HEADERS, why,
				Root.REQUEST, why, Root.SELECTION, why));
		refuseParent(field, isRoot, refused);
		return new Scope(field.toString(), refused, field.node().getInputValueDefinitions(), List.of(), Naming.SAME,
				false);
	}

	/** The headers of a service. */
	static Scope service(String name) {
		String why = "a header of a service goes with all its calls. Use {headers} or {request}.";
		return new Scope("service " + name,
				Map.of(Root.ARGS, why, Root.PARENT, why, Root.KEYS, why, Root.KEY, why, Root.SELECTION, why), List.of(),
				List.of(), Naming.SAME, false);
	}

	private static void refuseParent(FieldOf field, boolean isRoot, Map<Root, String> refused) {
		if (isRoot) {
			refused.put(Root.PARENT, "a field of " + field.type().name() + " has no parent. Use {args}.");
		}
	}

}
