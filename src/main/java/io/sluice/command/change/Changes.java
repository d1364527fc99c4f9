package io.sluice.command.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLImplementingType;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import org.jspecify.annotations.Nullable;

/** Compares two schemas by what clients of the first one may notice. */
public final class Changes {

	private static final String GONE = "It is gone.";

	private final List<Change> found = new ArrayList<>();

	private final InputChanges inputs = new InputChanges(this.found);

	private Changes() {
	}

	/**
	 * Compares.
	 * @param before the schema that clients know
	 * @param after the schema that they will have
	 * @return what may be noticed: first what breaks clients
	 */
	public static List<Change> between(GraphQLSchema before, GraphQLSchema after) {
		Changes changes = new Changes();
		changes.compareRoot("Queries", before.getQueryType(), after.getQueryType(), after);
		changes.compareRoot("Mutations", before.getMutationType(), after.getMutationType(), after);
		changes.compareRoot("Subscriptions", before.getSubscriptionType(), after.getSubscriptionType(), after);
		changes.compareTypes(types(before), types(after));
		changes.compareDirectives(before, after);
		return changes.found.stream().sorted(Change.ORDER).toList();
	}

	/** Where a type is gone, that says it all. */
	private void compareRoot(String operations, @Nullable GraphQLObjectType before, @Nullable GraphQLObjectType after,
			GraphQLSchema schema) {
		if (before == null || (after != null && after.getName().equals(before.getName()))) {
			return;
		}
		if (schema.containsType(before.getName())) {
			this.found.add(Change.breaking(before.getName(), operations + " do not begin there any more."));
		}
	}

	private static Map<String, GraphQLNamedType> types(GraphQLSchema schema) {
		Map<String, GraphQLNamedType> types = new TreeMap<>(schema.getTypeMap());
		types.keySet().removeIf((name) -> name.startsWith("__"));
		return types;
	}

	private void compareTypes(Map<String, GraphQLNamedType> before, Map<String, GraphQLNamedType> after) {
		before.forEach((name, type) -> {
			GraphQLNamedType other = after.get(name);
			if (other == null) {
				this.found.add(Change.breaking(name, GONE));
			}
			else if (!kind(type).equals(kind(other))) {
				this.found.add(Change.breaking(name, "It was " + kind(type) + " and is " + kind(other) + "."));
			}
			else {
				compare(type, other);
			}
		});
	}

	private static String kind(GraphQLNamedType type) {
		return switch (type) {
			case GraphQLObjectType _ -> "a type";
			case GraphQLInterfaceType _ -> "an interface";
			case GraphQLUnionType _ -> "a union";
			case GraphQLEnumType _ -> "an enum";
			case GraphQLInputObjectType _ -> "an input";
			case GraphQLScalarType _ -> "a scalar";
			default -> throw new IllegalArgumentException("no type: " + type);
		};
	}

	private void compare(GraphQLNamedType before, GraphQLNamedType after) {
		switch (before) {
			case GraphQLEnumType named -> compareValues(named, (GraphQLEnumType) after);
			case GraphQLUnionType union -> compareMembers(union, (GraphQLUnionType) after);
			case GraphQLInputObjectType input -> this.inputs.compareFields(input, (GraphQLInputObjectType) after);
			case GraphQLObjectType object -> {
				compareFields(object, (GraphQLObjectType) after);
				compareInterfaces(object, (GraphQLObjectType) after);
			}
			case GraphQLInterfaceType named -> {
				compareFields(named, (GraphQLInterfaceType) after);
				compareInterfaces(named, (GraphQLInterfaceType) after);
			}
			default -> {
				// a scalar is what its name says
			}
		}
	}

	private void compareFields(GraphQLFieldsContainer before, GraphQLFieldsContainer after) {
		for (GraphQLFieldDefinition field : before.getFieldDefinitions()) {
			String coordinate = before.getName() + "." + field.getName();
			GraphQLFieldDefinition other = after.getFieldDefinition(field.getName());
			if (other == null) {
				this.found.add(Change.breaking(coordinate, GONE));
			}
			else {
				if (!Substitution.isReadable(field.getType(), other.getType())) {
					this.found.add(Change.breaking(coordinate, retyped(GraphQLTypeUtil.simplePrint(field.getType()),
							GraphQLTypeUtil.simplePrint(other.getType()))));
				}
				this.inputs.compareArguments(coordinate, field.getArguments(), other.getArguments());
			}
		}
	}

	static String retyped(String before, String after) {
		return "Its type was " + before + " and is " + after + ".";
	}

	private void compareValues(GraphQLEnumType before, GraphQLEnumType after) {
		Function<GraphQLEnumType, Set<String>> names = (type) -> type.getValues()
			.stream()
			.map(GraphQLEnumValueDefinition::getName)
			.collect(Collectors.toCollection(TreeSet::new));
		compareNames(names.apply(before), names.apply(after), before.getName() + ".%s", GONE,
				"It is new: clients may get a value that they do not know.");
	}

	private void compareMembers(GraphQLUnionType before, GraphQLUnionType after) {
		compareNames(names(before.getTypes()), names(after.getTypes()), before.getName(), "%s is no member any more.",
				"%s is a new member: clients may get a type that they do not know.");
	}

	private void compareInterfaces(GraphQLImplementingType before, GraphQLImplementingType after) {
		compareNames(names(before.getInterfaces()), names(after.getInterfaces()), before.getName(),
				"It implements %s no more.", "It implements %s now: clients may get a type that they do not know.");
	}

	private static Set<String> names(List<? extends GraphQLNamedSchemaElement> types) {
		return types.stream().map(GraphQLNamedSchemaElement::getName).collect(Collectors.toCollection(TreeSet::new));
	}

	private void compareNames(Set<String> before, Set<String> after, String coordinate, String gone, String added) {
		before.stream()
			.filter((name) -> !after.contains(name))
			.forEach((name) -> this.found.add(Change.breaking(coordinate.formatted(name), gone.formatted(name))));
		after.stream()
			.filter((name) -> !before.contains(name))
			.forEach((name) -> this.found.add(Change.dangerous(coordinate.formatted(name), added.formatted(name))));
	}

	private void compareDirectives(GraphQLSchema before, GraphQLSchema after) {
		for (GraphQLDirective directive : before.getDirectives()) {
			String coordinate = "@" + directive.getName();
			GraphQLDirective other = after.getDirective(directive.getName());
			if (other == null) {
				this.found.add(Change.breaking(coordinate, GONE));
			}
			else {
				directive.validLocations()
					.stream()
					.filter((location) -> !other.validLocations().contains(location))
					.forEach((location) -> this.found
						.add(Change.breaking(coordinate, "It cannot stand at " + location + " any more.")));
				if (directive.isRepeatable() && !other.isRepeatable()) {
					this.found.add(Change.breaking(coordinate, "It cannot be repeated any more."));
				}
				this.inputs.compareArguments(coordinate, directive.getArguments(), other.getArguments());
			}
		}
	}

}
