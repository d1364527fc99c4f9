package io.sluice.command.calls;

import java.util.List;
import java.util.Optional;

import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import io.sluice.blueprint.Binding;
import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.ListSize;
import io.sluice.blueprint.ServiceCall;

/**
 * A field on the way from the root of an operation to another one.
 *
 * @param type the type that has the field
 * @param field the field
 * @param binding how it gets its value
 * @param said what it says of the length of lists, if anything
 * @param length how many values each parent has
 */
record Step(GraphQLObjectType type, GraphQLFieldDefinition field, Binding binding, Optional<ListSize> said,
		Length length) {

	/**
	 * A step.
	 * @param type the type that has the field
	 * @param field the field
	 * @param above what the field says of which the type is a value
	 * @param blueprint knows the lengths of lists
	 */
	static Step of(GraphQLObjectType type, GraphQLFieldDefinition field, Optional<ListSize> above,
			Blueprint blueprint) {
		Binding binding = blueprint.binding(type.getName(), field.getName());
		Optional<ListSize> said = blueprint.costs().list(type.getName(), field.getName());
		Optional<ListSize> own = above.filter((size) -> size.sizedFields().contains(field.getName()))
			.or(() -> said.filter((size) -> size.sizedFields().isEmpty()));
		boolean isAsked = own.filter((size) -> !size.slicing().isEmpty()).isPresent() || !keys(binding).isEmpty();
		return new Step(type, field, binding, said,
				Length.of(dimensions(field.getType()), own, isAsked, blueprint.terms().limits()));
	}

	FieldCoordinates coordinates() {
		return FieldCoordinates.coordinates(this.type, this.field);
	}

	GraphQLNamedType value() {
		return GraphQLTypeUtil.unwrapAll(this.field.getType());
	}

	/** What counts for the lists of its value's fields. */
	Optional<ListSize> below() {
		return this.said.filter((size) -> !size.sizedFields().isEmpty());
	}

	/** The call that is made for it alone, if one is. */
	Optional<ServiceCall> unbatched() {
		return Optional.ofNullable(switch (this.binding) {
			case Binding.Call(var call, var _) -> call;
			case Binding.Lookup(var _, var target) -> target.call();
			case Binding.Property _, Binding.Value _ -> null;
		}).filter((call) -> call.batch().isEmpty());
	}

	/** Whether its values are objects, in a list of which nobody says how long it is. */
	boolean isOfAssumedLength() {
		return !this.length.isSaid() && !GraphQLTypeUtil.isLeaf(value());
	}

	/**
	 * Where its arguments say how long lists are: a number, or a list of keys.
	 * @return the name of an argument, then names of input fields; empty if none does
	 */
	List<String> sizing() {
		return this.said.stream()
			.flatMap((size) -> size.slicing().stream())
			.map(ListSize.Slicing::path)
			.findFirst()
			.orElseGet(() -> keys(this.binding));
	}

	private static List<String> keys(Binding binding) {
		return (binding instanceof Binding.Lookup lookup) ? lookup.key().argument() : List.of();
	}

	private static int dimensions(GraphQLType type) {
		return switch (type) {
			case GraphQLNonNull nonNull -> dimensions(nonNull.getWrappedType());
			case GraphQLList list -> 1 + dimensions(list.getWrappedType());
			default -> 0;
		};
	}

}
