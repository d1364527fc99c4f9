package io.sluice.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.ResultPath;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedOutputType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import io.sluice.blueprint.Naming;
import io.sluice.blueprint.Otherwise;
import io.sluice.fault.Code;
import org.jspecify.annotations.Nullable;

/** Makes values that graphql-java can complete of the JSON of one field. */
final class Conversion {

	private static final Map<String, Map<String, String>> WIRE_VALUES = Map.of("Kind",
			Map.of("big-one", "BIG", "2", "SMALL", "PLAIN", "PLAIN"), "Level", Map.of("LOW", "LOW", "top", "HIGH"));

	private static final Map<String, Map<String, String>> TYPES = Map.of("Thing", Map.of("box", "Box", "3", "Bag"),
			"Anything", Map.of("box", "Box", "3", "Bag", "human", "Person"), "Node",
			Map.of("box", "Box", "human", "Person", "Item", "Item", "Maker", "Maker"));

	private static final Map<String, List<?>> DISCRIMINATORS = Map.of("Thing", List.of("meta", "kind"), "Anything",
			List.of("type"), "Node", List.of("__typename"));

	private final List<GraphQLError> errors = new ArrayList<>();

	private final Naming naming;

	private final Function<Obj, Optional<Otherwise>> rules;

	Conversion(Naming naming, Function<Obj, Optional<Otherwise>> rules) {
		this.naming = naming;
		this.rules = rules;
	}

	List<GraphQLError> errors() {
		return this.errors;
	}

	@Nullable Object convert(@Nullable Object json, GraphQLType type, ResultPath path) {
		try {
			return switch (type) {
				case GraphQLNonNull nonNull -> convert(json, nonNull.getWrappedType(), path);
				case GraphQLType _ when json == null -> null;
				case GraphQLType _ when json instanceof FaultException fault -> throw fault;
				case GraphQLList list -> elements(json, list.getWrappedType(), path);
				case GraphQLScalarType scalar -> scalar(json, scalar.getName());
				case GraphQLEnumType named -> Plain.isContainer(json) ? known(null)
						: known(WIRE_VALUES.get(named.getName()).get(json.toString()));
				case GraphQLObjectType object -> allowed(new Obj(object(json), this.naming, object.getName()), path);
				default -> allowed(abstractObject(object(json), ((GraphQLNamedOutputType) type).getName()), path);
			};
		}
		catch (FaultException ex) {
			this.errors.add(GraphqlErrorBuilder.newError()
				.message("fault")
				.path(path)
				.extensions(Map.of("code", ex.code().name()))
				.build());
			return null;
		}
	}

	private List<@Nullable Object> elements(Object json, GraphQLType element, ResultPath path) {
		if (!(json instanceof List<?> list)) {
			throw mismatch();
		}
		List<@Nullable Object> elements = new ArrayList<>();
		for (Object one : list) {
			try {
				elements.add(convert(one, element, path.segment(elements.size())));
			}
			catch (OmittedException ex) {
				// it was never there
			}
		}
		return elements;
	}

	private Obj allowed(Obj object, ResultPath path) {
		Optional<Otherwise> refused = this.rules.apply(object);
		if (refused.isPresent()) {
			throw (refused.get() == Otherwise.OMIT && path.isListSegment()) ? new OmittedException()
					: new FaultException(Code.FORBIDDEN);
		}
		return object;
	}

	private static Map<?, ?> object(Object json) {
		if (json instanceof Map<?, ?> object) {
			return object;
		}
		throw mismatch();
	}

	private Obj abstractObject(Map<?, ?> json, String type) {
		Object value = Plain.at(json, DISCRIMINATORS.get(type));
		if (value == null || Plain.isContainer(value)) {
			throw mismatch();
		}
		return new Obj(json, this.naming, (String) known(TYPES.get(type).get(Plain.text(value))));
	}

	private static Object known(@Nullable Object value) {
		if (value == null) {
			throw mismatch();
		}
		return value;
	}

	private static Object scalar(Object json, String type) {
		return switch (type) {
			case "String" -> fits(!Plain.isContainer(json), json.toString());
			case "ID" -> fits(json instanceof String || json instanceof Integer || json instanceof Long
					|| json instanceof BigInteger, json.toString());
			case "Boolean" -> fits(json instanceof Boolean, json);
			case "Float" -> fits(json instanceof Number, (json instanceof Number number) ? number.doubleValue() : json);
			case "Int" -> integer(json);
			// graphql-java's own coercion decides
			default -> json;
		};
	}

	private static Object integer(Object json) {
		try {
			return new BigDecimal(fits(json instanceof Number, json).toString()).intValueExact();
		}
		catch (ArithmeticException ex) {
			throw mismatch();
		}
	}

	private static Object fits(boolean fits, Object value) {
		if (fits) {
			return value;
		}
		throw mismatch();
	}

	private static FaultException mismatch() {
		return new FaultException(Code.DOWNSTREAM_SHAPE_MISMATCH);
	}

	/** An element is left out of its list. */
	private static final class OmittedException extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

}
