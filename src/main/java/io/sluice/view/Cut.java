package io.sluice.view;

import java.util.List;
import java.util.Set;

import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLDirectiveContainer;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLImplementingType;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeReference;
import graphql.schema.GraphQLUnionType;
import graphql.schema.GraphqlDirectivesContainerTypeBuilder;
import graphql.schema.idl.ScalarInfo;

/**
 * Copies parts of a schema without what is gone. What is applied to them is left out, but
 * for what the GraphQL specification defines: nobody sees it, and it would hold on to
 * types that are gone.
 */
final class Cut {

	private static final Set<String> SPECIFIED = Set.of("deprecated", "specifiedBy", "oneOf");

	private final Remainder remainder;

	private final DefaultValues defaults;

	Cut(Remainder remainder) {
		this.remainder = remainder;
		this.defaults = new DefaultValues(remainder);
	}

	/**
	 * Copies a type.
	 * @param type a type that is left
	 * @return the same, with references to other types
	 */
	GraphQLNamedType type(GraphQLNamedType type) {
		return switch (type) {
			case GraphQLObjectType object -> object.transform((copy) -> plain(object, copy).definition(null)
				.extensionDefinitions(List.of())
				.replaceFields(fields(object))
				.replaceInterfaces(interfaces(object)));
			case GraphQLInterfaceType named -> named.transform((copy) -> plain(named, copy).definition(null)
				.extensionDefinitions(List.of())
				.replaceFields(fields(named))
				.replaceInterfacesOrReferences(interfaces(named)));
			case GraphQLUnionType union -> union.transform((copy) -> plain(union, copy).definition(null)
				.extensionDefinitions(List.of())
				.replacePossibleTypes(references(union.getTypes())));
			case GraphQLInputObjectType input -> input.transform((copy) -> plain(input, copy).definition(null)
				.extensionDefinitions(List.of())
				.replaceFields(inputFields(input)));
			case GraphQLEnumType named -> named.transform((copy) -> plain(named, copy).definition(null)
				.extensionDefinitions(List.of())
				.replaceValues(named.getValues()
					.stream()
					.map((value) -> value.transform((copied) -> plain(value, copied).definition(null)))
					.toList()));
			case GraphQLScalarType scalar when !ScalarInfo.isGraphqlSpecifiedScalar(scalar) ->
				scalar.transform((copy) -> plain(scalar, copy).definition(null).extensionDefinitions(List.of()));
			default -> type;
		};
	}

	/**
	 * Copies the definition of a directive.
	 * @param directive a directive that is left
	 * @return the same, with references to types
	 */
	GraphQLDirective directive(GraphQLDirective directive) {
		return directive
			.transform((copy) -> copy.definition(null).replaceArguments(arguments(directive.getArguments())));
	}

	private List<GraphQLFieldDefinition> fields(GraphQLFieldsContainer type) {
		return type.getFieldDefinitions()
			.stream()
			.filter((field) -> this.remainder.has(type, field.getName()))
			.map((field) -> field.transform((copy) -> plain(field, copy).definition(null)
				.type((GraphQLOutputType) reference(field.getType()))
				.replaceArguments(arguments(field.getArguments()))))
			.toList();
	}

	private List<GraphQLArgument> arguments(List<GraphQLArgument> arguments) {
		return arguments.stream()
			.filter((argument) -> this.remainder.has(argument.getType()))
			.map((argument) -> argument.transform((copy) -> {
				plain(argument, copy).definition(null).type((GraphQLInputType) reference(argument.getType()));
				this.defaults.of(argument).ifPresent(copy::defaultValueLiteral);
			}))
			.toList();
	}

	private List<GraphQLInputObjectField> inputFields(GraphQLInputObjectType type) {
		return type.getFieldDefinitions()
			.stream()
			.filter((field) -> this.remainder.has(type, field.getName()))
			.map((field) -> field.transform((copy) -> {
				plain(field, copy).definition(null).type((GraphQLInputType) reference(field.getType()));
				this.defaults.of(field).ifPresent(copy::defaultValueLiteral);
			}))
			.toList();
	}

	private List<GraphQLTypeReference> interfaces(GraphQLImplementingType type) {
		return references(type.getInterfaces());
	}

	private List<GraphQLTypeReference> references(List<? extends GraphQLNamedSchemaElement> types) {
		return types.stream()
			.filter((type) -> this.remainder.has((GraphQLType) type))
			.map((type) -> GraphQLTypeReference.typeRef(type.getName()))
			.toList();
	}

	private static GraphQLType reference(GraphQLType type) {
		return switch (type) {
			case GraphQLNonNull nonNull -> GraphQLNonNull.nonNull(reference(nonNull.getWrappedType()));
			case GraphQLList list -> GraphQLList.list(reference(list.getWrappedType()));
			case GraphQLScalarType scalar when ScalarInfo.isGraphqlSpecifiedScalar(scalar) -> scalar;
			case GraphQLNamedType named -> GraphQLTypeReference.typeRef(named.getName());
			default -> throw new IllegalArgumentException("no type: " + type);
		};
	}

	private static <B extends GraphqlDirectivesContainerTypeBuilder<B, ?>> B plain(GraphQLDirectiveContainer original,
			B copy) {
		List<GraphQLAppliedDirective> applied = original.getAppliedDirectives()
			.stream()
			.filter((directive) -> SPECIFIED.contains(directive.getName()))
			.toList();
		return copy.clearDirectives().replaceAppliedDirectives(applied);
	}

}
