package io.sluice.blueprint;

import java.util.Map;
import java.util.Objects;

import graphql.introspection.Introspection;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLSchema;

/**
 * What the gateway promises for each field: schema and configuration, compiled and
 * checked.
 *
 * @param schema the schema that clients see, without Sluice's directives
 * @param services the services by name
 * @param bindings the binding of every field of every object type of the schema
 * @param access what callers must have, by field of an object type or an interface; of
 * their types, of enums and of scalars, as if it were that of {@code __typename}; of what
 * everybody may see, there is nothing
 * @param rules the ownership rules
 * @param costs what fields and types cost
 * @param discriminators by name, all interfaces and unions
 * @param enums by name, all enums of the schema but those of introspection
 * @param caching what is kept of what services answered
 * @param terms what holds whatever the fields are
 */
public record Blueprint(GraphQLSchema schema, Map<String, Service> services, Map<FieldCoordinates, Binding> bindings,
		Map<FieldCoordinates, Access> access, Rules rules, Costs costs, Map<String, Discriminator> discriminators,
		Map<String, EnumValues> enums, Caching caching, Terms terms) {

	public Blueprint {
		services = Map.copyOf(services);
		bindings = Map.copyOf(bindings);
		access = Map.copyOf(access);
		discriminators = Map.copyOf(discriminators);
		enums = Map.copyOf(enums);
	}

	/**
	 * How a field gets its value.
	 * @param type the name of an object type of the schema
	 * @param field the name of one of its fields
	 * @return the binding
	 */
	public Binding binding(String type, String field) {
		return Objects.requireNonNull(this.bindings.get(FieldCoordinates.coordinates(type, field)),
				() -> type + "." + field + " has no binding");
	}

	/**
	 * What callers must have to see a value of a type.
	 * @param type the name of a type of the schema
	 * @return what is needed
	 */
	public Access access(String type) {
		return access(type, Introspection.TypeNameMetaFieldDef.getName());
	}

	/**
	 * What callers must have to see a field.
	 * @param type the name of an object type or interface of the schema
	 * @param field the name of one of its fields, or {@code __typename}
	 * @return what is needed
	 */
	public Access access(String type, String field) {
		return this.access.getOrDefault(FieldCoordinates.coordinates(type, field), Access.OPEN);
	}

	/**
	 * How the concrete type of an abstract type's objects is known.
	 * @param type the name of an interface or union of the schema
	 * @return the discriminator
	 */
	public Discriminator discriminator(String type) {
		return Objects.requireNonNull(this.discriminators.get(type), () -> type + " has no discriminator");
	}

}
