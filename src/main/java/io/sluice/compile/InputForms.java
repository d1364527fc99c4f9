package io.sluice.compile;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLSchema;
import io.sluice.blueprint.EnumValues;
import io.sluice.blueprint.InputTypes;
import io.sluice.blueprint.Naming;
import io.sluice.blueprint.WireForm;

/** How values of input types are written for services, by naming. */
final class InputForms {

	private final Optional<GraphQLSchema> schema;

	private final Map<Naming, InputTypes> types = new EnumMap<>(Naming.class);

	/**
	 * The forms of a schema.
	 * @param schema the schema; empty if it is refused anyway
	 * @param enums its enums
	 * @param wireNames names given with {@code @from} to input fields
	 */
	InputForms(Optional<GraphQLSchema> schema, Map<String, EnumValues> enums, Map<FieldCoordinates, String> wireNames) {
		this.schema = schema;
		schema.ifPresent((valid) -> {
			for (Naming naming : Naming.values()) {
				this.types.put(naming, new InputTypes(valid, enums, wireNames, naming));
			}
		});
	}

	WireForm form(Type<?> type, Naming naming) {
		InputTypes forms = this.types.get(naming);
		return (forms != null) ? forms.form(inputType(type)) : WireForm.AsIs.INSTANCE;
	}

	private GraphQLInputType inputType(Type<?> type) {
		return switch (type) {
			case NonNullType nonNull -> inputType(nonNull.getType());
			case ListType list -> GraphQLList.list(inputType(list.getType()));
			default -> Objects
				.requireNonNull((GraphQLInputType) this.schema.orElseThrow().getType(((TypeName) type).getName()));
		};
	}

}
