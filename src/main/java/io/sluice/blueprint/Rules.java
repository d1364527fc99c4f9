package io.sluice.blueprint;

import java.util.List;
import java.util.Map;

import graphql.schema.FieldCoordinates;

/**
 * The ownership rules. All of those that a value has must hold.
 *
 * @param fields by field of an object type, the severest first; of those without rules,
 * there is nothing
 * @param types by object type, the severest first; of those without rules, there is
 * nothing
 */
public record Rules(Map<FieldCoordinates, List<Rule>> fields, Map<String, List<Rule>> types) {

	/** There are none. */
	public static final Rules NONE = new Rules(Map.of(), Map.of());

	public Rules {
		fields = Map.copyOf(fields);
		types = Map.copyOf(types);
	}

	/**
	 * The rules of a field.
	 * @param type the name of an object type
	 * @param field the name of one of its fields
	 * @return all of them, those of interfaces included
	 */
	public List<Rule> ofField(String type, String field) {
		return this.fields.getOrDefault(FieldCoordinates.coordinates(type, field), List.of());
	}

	/**
	 * The rules of the objects of a type.
	 * @param type the name of an object type
	 * @return all of them
	 */
	public List<Rule> ofType(String type) {
		return this.types.getOrDefault(type, List.of());
	}

}
