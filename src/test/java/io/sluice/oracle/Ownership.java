package io.sluice.oracle;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLTypeUtil;
import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Otherwise;
import io.sluice.blueprint.PlainText;
import io.sluice.blueprint.Rule;
import io.sluice.blueprint.Rules;

/**
 * Rules about some fields and types, said twice: for the engine, and in Java.
 *
 * @param before by field, whether it is allowed by its parent
 * @param after by field, whether it is allowed by its value
 * @param types by type, whether an object is allowed
 */
record Ownership(Map<String, Test> before, Map<String, Test> after, Map<String, Test> types) {

	/** There are none. */
	static final Ownership NONE = new Ownership(Map.of(), Map.of(), Map.of());

	private static final Set<JsonPath> ID = Set.of(JsonPath.of("id"));

	/** Rules about some tenth of all fields and types. */
	static Ownership of(Blueprint blueprint, Random random) {
		Ownership ownership = new Ownership(new HashMap<>(), new HashMap<>(), new HashMap<>());
		Stream<FieldCoordinates> fields = blueprint.bindings()
			.keySet()
			.stream()
			.sorted(Comparator.comparing(FieldCoordinates::toString));
		fields.forEach((field) -> {
			String name = field.getTypeName() + "." + field.getFieldName();
			boolean isRoot = Set.of("Query", "Mutation").contains(field.getTypeName());
			switch (random.nextInt(isRoot ? 3 : 8)) {
				case 0 -> {
					if (isObject(blueprint, field)) {
						ownership.after.put(name, Test.of(random));
					}
				}
				case 1 -> {
					if (!isRoot) {
						ownership.before.put(name, Test.of(random));
					}
				}
				default -> {
				}
			}
			if (!isRoot && random.nextInt(60) == 0) {
				ownership.types.put(field.getTypeName(), Test.of(random));
			}
		});
		return ownership;
	}

	private static boolean isObject(Blueprint blueprint, FieldCoordinates field) {
		return GraphQLTypeUtil
			.unwrapAll(blueprint.schema().getFieldDefinition(field).getType()) instanceof GraphQLCompositeType;
	}

	Blueprint applied(Blueprint blueprint) {
		Map<FieldCoordinates, List<Rule>> fields = new HashMap<>();
		this.before.forEach((field, test) -> fields.put(coordinates(field), List.of(test.beforeRule())));
		this.after.forEach((field, test) -> fields.put(coordinates(field), List.of(test.afterRule())));
		Map<String, List<Rule>> ofTypes = new HashMap<>();
		this.types.forEach((type, test) -> ofTypes.put(type, List.of(test.afterRule())));
		return new Blueprint(blueprint.schema(), blueprint.services(), blueprint.bindings(), blueprint.access(),
				new Rules(fields, ofTypes), blueprint.costs(), blueprint.discriminators(), blueprint.enums(),
				blueprint.caching(), blueprint.terms());
	}

	private static FieldCoordinates coordinates(String field) {
		return FieldCoordinates.coordinates(field.substring(0, field.indexOf('.')),
				field.substring(field.indexOf('.') + 1));
	}

	/** What becomes of a field, as its parent says. */
	Optional<Otherwise> before(String field, Obj parent) {
		return refused(this.before.get(field), parent);
	}

	/** What becomes of an object that is a value of a field. */
	Optional<Otherwise> after(String field, Obj value) {
		return refused(this.after.get(field), value).or(() -> refused(this.types.get(value.type()), value));
	}

	private static Optional<Otherwise> refused(Test test, Obj object) {
		return (test == null || test.holds(object.json())) ? Optional.empty() : Optional.of(test.otherwise());
	}

	/**
	 * A rule about the id of an object.
	 *
	 * @param salt makes it another rule
	 * @param otherwise what becomes of objects that are not allowed
	 */
	record Test(int salt, Otherwise otherwise) {

		static Test of(Random random) {
			return new Test(random.nextInt(100), random.nextBoolean() ? Otherwise.NULL : Otherwise.OMIT);
		}

		boolean holds(Map<?, ?> json) {
			Object id = json.get("id");
			String text = (id == null || Plain.isContainer(id)) ? "none" : PlainText.of(id);
			return (text.hashCode() + this.salt) % 3 != 0;
		}

		Rule beforeRule() {
			return new Rule((facts) -> holds(facts.parent()), this.otherwise, ID, Set.of());
		}

		Rule afterRule() {
			return new Rule((facts) -> facts.result() instanceof Map<?, ?> object && holds(object), this.otherwise,
					Set.of(), ID);
		}

	}

}
