package io.sluice.blueprint;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.ScalarInfo;

/** How the members of input types are written for services of one naming. */
public final class InputTypes {

	private final Map<String, EnumValues> enums;

	private final Map<FieldCoordinates, Member> members = new HashMap<>();

	/**
	 * Works out the members of all input types of a schema.
	 * @param schema the schema
	 * @param enums the wire values of its enums, by name; those missing are written as
	 * they are
	 * @param wireNames wire names given with {@code @from}, by input field
	 * @param naming how the names of all other input fields are written
	 */
	public InputTypes(GraphQLSchema schema, Map<String, EnumValues> enums, Map<FieldCoordinates, String> wireNames,
			Naming naming) {
		this.enums = Map.copyOf(enums);
		for (GraphQLNamedType type : schema.getAllTypesAsList()) {
			if (type instanceof GraphQLInputObjectType input) {
				for (GraphQLInputObjectField field : input.getFieldDefinitions()) {
					FieldCoordinates coordinates = FieldCoordinates.coordinates(input.getName(), field.getName());
					String given = wireNames.get(coordinates);
					String wireName = (given != null) ? given : naming.wireName(field.getName());
					this.members.put(coordinates, new Member(wireName, form(field.getType())));
				}
			}
		}
	}

	/**
	 * The form of values of an input type.
	 * @param type any input type of the schema
	 * @return how its values are written
	 */
	public WireForm form(GraphQLInputType type) {
		return switch (type) {
			case GraphQLNonNull nonNull -> form((GraphQLInputType) nonNull.getWrappedType());
			case GraphQLList list -> listForm(form((GraphQLInputType) list.getWrappedType()));
			case GraphQLInputObjectType input -> new WireForm.OfObject(input.getName(), this);
			case GraphQLEnumType named -> enumForm(named.getName());
			case GraphQLScalarType scalar when !ScalarInfo.isGraphqlSpecifiedScalar(scalar) ->
				new WireForm.OfScalar(scalar);
			default -> WireForm.AsIs.INSTANCE;
		};
	}

	private static WireForm listForm(WireForm element) {
		return (element == WireForm.AsIs.INSTANCE) ? element : new WireForm.OfList(element);
	}

	private WireForm enumForm(String name) {
		EnumValues values = this.enums.get(name);
		return (values != null) ? new WireForm.OfEnum(values) : WireForm.AsIs.INSTANCE;
	}

	Member member(String type, String field) {
		Member member = this.members.get(FieldCoordinates.coordinates(type, field));
		return (member != null) ? member : new Member(field, WireForm.AsIs.INSTANCE);
	}

	Optional<WireForm.Named> written(String type, String wireName) {
		return this.members.entrySet()
			.stream()
			.filter((member) -> member.getKey().getTypeName().equals(type)
					&& member.getValue().wireName().equals(wireName))
			.map((member) -> new WireForm.Named(member.getKey().getFieldName(), member.getValue().form()))
			.findFirst();
	}

	/**
	 * The fields of an input type, and of all input types that stand in it.
	 * @param type the name of an input type
	 * @return by type and name of the field
	 */
	SortedMap<String, SortedMap<String, Member>> reachable(String type) {
		SortedMap<String, SortedMap<String, Member>> all = new TreeMap<>();
		collect(type, all);
		return all;
	}

	private void collect(String type, SortedMap<String, SortedMap<String, Member>> all) {
		if (all.containsKey(type)) {
			return;
		}
		SortedMap<String, Member> fields = new TreeMap<>();
		all.put(type, fields);
		this.members.forEach((field, member) -> {
			if (field.getTypeName().equals(type)) {
				fields.put(field.getFieldName(), member);
			}
		});
		fields.values().forEach((member) -> collect(member.form(), all));
	}

	private void collect(WireForm form, SortedMap<String, SortedMap<String, Member>> all) {
		switch (form) {
			case WireForm.OfObject(String type, var _) -> collect(type, all);
			case WireForm.OfList(WireForm element) -> collect(element, all);
			case WireForm.AsIs _, WireForm.OfEnum _, WireForm.OfScalar _ -> {
				// nothing stands in it
			}
		}
	}

	/**
	 * A field of an input type.
	 *
	 * @param wireName its name in what is sent
	 * @param form how its value is written
	 */
	record Member(String wireName, WireForm form) {

	}

}
