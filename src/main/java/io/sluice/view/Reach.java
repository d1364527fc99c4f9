package io.sluice.view;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLImplementingType;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;

/**
 * What of a remainder can be reached by some operation. The types that implement an
 * interface can be, if a value of the interface can.
 */
final class Reach {

	private final Set<GraphQLNamedType> reached = new LinkedHashSet<>();

	private final Set<GraphQLNamedType> values = new HashSet<>();

	private final Queue<GraphQLNamedType> open = new ArrayDeque<>();

	private final GraphQLSchema schema;

	private final Remainder remainder;

	private Reach(GraphQLSchema schema, Remainder remainder) {
		this.schema = schema;
		this.remainder = remainder;
	}

	/**
	 * Follows all ways.
	 * @param schema the schema
	 * @param remainder what is left of it
	 * @param directives what directives are left
	 * @return the types at which some way leads along
	 */
	static Set<GraphQLNamedType> of(GraphQLSchema schema, Remainder remainder,
			Collection<GraphQLDirective> directives) {
		Reach reach = new Reach(schema, remainder);
		Stream.of(schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType())
			.filter(Objects::nonNull)
			.forEach(reach::value);
		directives.forEach((directive) -> reach.arguments(directive.getArguments()));
		for (GraphQLNamedType type = reach.open.poll(); type != null; type = reach.open.poll()) {
			reach.follow(type);
		}
		return reach.reached;
	}

	private void value(GraphQLType type) {
		GraphQLNamedType named = GraphQLTypeUtil.unwrapAll(type);
		if (this.remainder.has(named) && this.values.add(named)) {
			reach(named);
			switch (named) {
				case GraphQLInterfaceType one -> implementations(one).forEach(this::value);
				case GraphQLUnionType one -> one.getTypes().forEach(this::value);
				default -> {
					// is itself only
				}
			}
		}
	}

	private void reach(GraphQLNamedType type) {
		if (this.remainder.has(type) && this.reached.add(type)) {
			this.open.add(type);
		}
	}

	private Stream<GraphQLNamedType> implementations(GraphQLInterfaceType type) {
		return this.schema.getAllTypesAsList()
			.stream()
			.filter((candidate) -> candidate instanceof GraphQLImplementingType implementing
					&& implementing.getInterfaces().contains(type));
	}

	private void follow(GraphQLNamedType type) {
		if (type instanceof GraphQLImplementingType implementing) {
			implementing.getInterfaces().forEach(this::reach);
		}
		switch (type) {
			case GraphQLFieldsContainer container -> container.getFieldDefinitions()
				.stream()
				.filter((field) -> this.remainder.has(type, field.getName()))
				.forEach((field) -> {
					value(field.getType());
					arguments(field.getArguments());
				});
			case GraphQLInputObjectType input ->
				input.getFieldDefinitions().stream().map(GraphQLInputObjectField::getType).forEach(this::value);
			default -> {
				// leads nowhere
			}
		}
	}

	private void arguments(List<GraphQLArgument> arguments) {
		arguments.forEach((argument) -> value(argument.getType()));
	}

}
