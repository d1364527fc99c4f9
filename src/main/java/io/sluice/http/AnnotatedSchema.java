package io.sluice.http;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLTypeVisitorStub;
import graphql.schema.SchemaTransformer;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import io.sluice.blueprint.Binding;
import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.Keeping;
import io.sluice.blueprint.ServiceCall;
import io.sluice.blueprint.Serving;

/**
 * The whole schema, where the description of each field with a call says which service is
 * asked for it, whom its answers may serve, and for how long.
 */
final class AnnotatedSchema extends GraphQLTypeVisitorStub {

	private final Blueprint blueprint;

	/**
	 * The schema of a blueprint.
	 * @param blueprint knows where values come from
	 */
	AnnotatedSchema(Blueprint blueprint) {
		this.blueprint = blueprint;
	}

	/**
	 * Makes it.
	 * @return a schema to be printed; takes longer than an event loop should be kept
	 */
	GraphQLSchema schema() {
		return SchemaTransformer.transformSchema(this.blueprint.schema(), this);
	}

	@Override
	public TraversalControl visitGraphQLFieldDefinition(GraphQLFieldDefinition field,
			TraverserContext<GraphQLSchemaElement> context) {
		if (context.getParentNode() instanceof GraphQLObjectType type) {
			List<String> lines = lines(FieldCoordinates.coordinates(type.getName(), field.getName()));
			if (!lines.isEmpty()) {
				return changeNode(context,
						field.transform((changed) -> changed
							.description(described(Optional.ofNullable(field.getDescription()), lines))
							.definition(null)));
			}
		}
		return TraversalControl.CONTINUE;
	}

	private static String described(Optional<String> description, List<String> lines) {
		return Stream.concat(description.stream().flatMap((text) -> Stream.of(text, "")), lines.stream())
			.collect(Collectors.joining("\n"));
	}

	private List<String> lines(FieldCoordinates field) {
		return switch (this.blueprint.bindings().get(field)) {
			case Binding.Call(ServiceCall call, var _) -> lines(field, call);
			case Binding.Lookup(var _, var type) -> lines(field, type.call());
			case Binding.Property _, Binding.Value _ -> List.of();
			case null -> List.of();
		};
	}

	private List<String> lines(FieldCoordinates field, ServiceCall call) {
		String calls = "calls: " + call.service().name() + ", " + call.written()
				+ call.batch().map((batch) -> ", up to " + batch.maxSize() + " keys at once").orElse("");
		if (!Serving.isPossible(this.blueprint, field, call)) {
			return List.of(calls, "shared with: nobody");
		}
		Optional<Keeping> keeping = this.blueprint.caching().keeping(field.getTypeName(), field.getFieldName());
		Serving serving = Serving.of(call, keeping);
		return List.of(calls, "depends on: " + serving.dependsOn().orElse("nothing but what is asked for"),
				"shared with: " + serving.sharedWith(), "kept for: " + serving.keptFor().orElse("no time"));
	}

}
