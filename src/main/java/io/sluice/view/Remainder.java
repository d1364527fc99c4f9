package io.sluice.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLImplementingType;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import io.sluice.blueprint.Access;
import io.sluice.blueprint.Blueprint;

/**
 * What is left of a schema without what somebody may not have, and without what makes no
 * sense then: fields of a type that is gone, fields and input types that need a value of
 * one, types without fields. An interface has the fields that are left of all types that
 * implement it.
 */
final class Remainder {

	private final Map<String, GraphQLNamedType> types = new LinkedHashMap<>();

	/** By type, if it has any. */
	private final Map<String, Set<String>> fields = new HashMap<>();

	private final Map<String, List<String>> implementations = new HashMap<>();

	private final String query;

	/**
	 * Works out what is left.
	 * @param blueprint says what is needed
	 * @param permitted whether somebody has it
	 */
	Remainder(Blueprint blueprint, Predicate<Access> permitted) {
		this.query = blueprint.schema().getQueryType().getName();
		for (GraphQLNamedType type : blueprint.schema().getAllTypesAsList()) {
			if (permitted.test(blueprint.access(type.getName()))) {
				this.types.put(type.getName(), type);
				this.fields.put(type.getName(),
						fields(type).map(GraphQLNamedSchemaElement::getName)
							.filter((field) -> permitted.test(blueprint.access(type.getName(), field)))
							.collect(Collectors.toCollection(LinkedHashSet::new)));
			}
			if (type instanceof GraphQLImplementingType implementing) {
				implementing.getInterfaces()
					.forEach((one) -> this.implementations.computeIfAbsent(one.getName(), (_) -> new ArrayList<>())
						.add(type.getName()));
			}
		}
		reduce();
	}

	private static Stream<? extends GraphQLNamedSchemaElement> fields(GraphQLNamedType type) {
		return switch (type) {
			case GraphQLFieldsContainer container -> container.getFieldDefinitions().stream();
			case GraphQLInputObjectType input -> input.getFieldDefinitions().stream();
			default -> Stream.empty();
		};
	}

	/**
	 * Whether a type is left.
	 * @param type any type of the schema, with or without wrappers
	 * @return whether its values can be seen or given
	 */
	boolean has(GraphQLType type) {
		return this.types.containsKey(GraphQLTypeUtil.unwrapAll(type).getName());
	}

	/**
	 * Whether a field is left.
	 * @param type a type that is left
	 * @param field the name of a field, or of an input field
	 * @return whether it can be seen or given
	 */
	boolean has(GraphQLNamedType type, String field) {
		return this.fields.getOrDefault(type.getName(), Set.of()).contains(field);
	}

	/** Until there is nothing more to take away. */
	private void reduce() {
		boolean reduced = true;
		while (reduced) {
			reduced = false;
			for (GraphQLNamedType type : List.copyOf(this.types.values())) {
				reduced |= reduce(type);
			}
		}
	}

	private boolean reduce(GraphQLNamedType type) {
		Set<String> left = this.fields.getOrDefault(type.getName(), Set.of());
		return switch (type) {
			case GraphQLInterfaceType named ->
				reduce(type, left, (field) -> !isWhole(named, field) || isMissing(field, named));
			case GraphQLFieldsContainer container -> reduce(type, left, (field) -> !isWhole(container, field));
			case GraphQLInputObjectType input when isBroken(input) -> remove(type);
			case GraphQLInputObjectType input ->
				reduce(type, left, (field) -> !has(input.getFieldDefinition(field).getType()));
			case GraphQLUnionType union when union.getTypes().stream().noneMatch(this::has) -> remove(type);
			default -> false;
		};
	}

	private boolean reduce(GraphQLNamedType type, Set<String> left, Predicate<String> gone) {
		boolean reduced = left.removeIf(gone);
		return (left.isEmpty() && !type.getName().equals(this.query) && remove(type)) || reduced;
	}

	private boolean isBroken(GraphQLInputObjectType type) {
		return type.getFieldDefinitions().stream().anyMatch((field) -> isRequired(field) && !has(field.getType()));
	}

	private boolean remove(GraphQLNamedType type) {
		return this.types.remove(type.getName()) != null;
	}

	private boolean isWhole(GraphQLFieldsContainer type, String name) {
		GraphQLFieldDefinition field = type.getFieldDefinition(name);
		return has(field.getType()) && field.getArguments()
			.stream()
			.allMatch((argument) -> !isRequired(argument) || has(argument.getType()));
	}

	private boolean isMissing(String field, GraphQLInterfaceType type) {
		return this.implementations.getOrDefault(type.getName(), List.of())
			.stream()
			.map(this.types::get)
			.anyMatch((implementing) -> implementing != null && !has(implementing, field));
	}

	private static boolean isRequired(GraphQLArgument argument) {
		return argument.getType() instanceof GraphQLNonNull && !argument.hasSetDefaultValue();
	}

	private static boolean isRequired(GraphQLInputObjectField field) {
		return field.getType() instanceof GraphQLNonNull && !field.hasSetDefaultValue();
	}

}
