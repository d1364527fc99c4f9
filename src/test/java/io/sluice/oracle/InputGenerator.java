package io.sluice.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Makes up arguments and variables. */
final class InputGenerator {

	private static final JsonMapper JSON = new JsonMapper();

	private static final Object[] IDS = { "1", "2", "3", 4, "5", "6", 7, "8", "9", "12", "m1", "a", "b", "", ".", "..",
			"x/y ?%", "\u00e9" };

	private static final Object[] TEXTS = { "text", "", "\u00e9\"\\\n", "x y&z=1+2%#", "\ud83d\ude00", "{args.id}" };

	private final Map<String, Operations.Variable> variables = new LinkedHashMap<>();

	private final Random random;

	InputGenerator(Random random) {
		this.random = random;
	}

	Map<String, Operations.Variable> variables() {
		return this.variables;
	}

	String arguments(List<GraphQLArgument> arguments) {
		List<String> written = new ArrayList<>();
		for (GraphQLArgument argument : arguments) {
			boolean hasDefault = argument.hasSetDefaultValue();
			if ((isNonNull(argument.getType()) && !hasDefault) || this.random.nextInt(3) > 0) {
				written.add(argument.getName() + ": " + input(argument.getType(), hasDefault));
			}
		}
		return written.isEmpty() ? "" : "(" + String.join(", ", written) + ")";
	}

	/** A directive now and then. */
	String condition() {
		if (this.random.nextInt(8) > 0) {
			return "";
		}
		String name = this.random.nextBoolean() ? "skip" : "include";
		String value = "" + (this.random.nextInt(4) > 0 == name.equals("include"));
		if (this.random.nextBoolean()) {
			boolean isTrue = Boolean.parseBoolean(value);
			value = switch (this.random.nextInt(3)) {
				case 0 -> variable("Boolean!", null, true, isTrue);
				case 1 -> variable("Boolean!", "" + !isTrue, true, isTrue);
				default -> variable("Boolean", "" + isTrue, false, null);
			};
		}
		return " @" + name + "(if: " + value + ")";
	}

	private String input(GraphQLType type, boolean hasDefault) {
		if (this.random.nextInt(2) == 0) {
			return literal(value(type, 0));
		}
		String name = GraphQLTypeUtil.simplePrint(type);
		boolean nonNull = isNonNull(type);
		GraphQLType nullable = GraphQLTypeUtil.unwrapNonNull(type);
		return switch (this.random.nextInt(5)) {
			case 0 -> variable(name, null, true, json(value(type, 0)));
			case 1 ->
				variable(GraphQLTypeUtil.simplePrint(nullable), literal(value(GraphQLNonNull.nonNull(nullable), 0)),
						this.random.nextBoolean(), json(value(nonNull ? type : nullable, 0)));
			case 2 -> (nonNull && hasDefault) ? variable(GraphQLTypeUtil.simplePrint(nullable), null, false, null)
					: variable(name, null, true, json(value(type, 0)));
			case 3 -> nonNull ? variable(name, null, true, json(value(type, 0))) : variable(name, null, false, null);
			default -> nonNull ? literal(value(type, 0)) : variable(name, null, true, null);
		};
	}

	private String variable(String type, @Nullable String otherwise, boolean given, @Nullable Object value) {
		String name = "v" + this.variables.size();
		this.variables.put(name, new Operations.Variable(type, otherwise, given, value));
		return "$" + name;
	}

	private @Nullable Object value(GraphQLType type, int depth) {
		return switch (type) {
			case GraphQLNonNull nonNull -> some(nonNull.getWrappedType(), depth);
			case GraphQLType nullable when this.random.nextInt(8) == 0 -> null;
			default -> some(type, depth);
		};
	}

	private Object some(GraphQLType type, int depth) {
		return switch (type) {
			case GraphQLList list -> {
				List<Object> elements = new ArrayList<>();
				for (int n = this.random.nextInt(4); n > 0; n--) {
					elements.add(value(list.getWrappedType(), depth + 1));
				}
				yield elements;
			}
			case GraphQLEnumType named ->
				new Word(named.getValues().get(this.random.nextInt(named.getValues().size())).getName());
			case GraphQLInputObjectType input -> {
				Map<String, Object> members = new LinkedHashMap<>();
				for (GraphQLInputObjectField field : input.getFieldDefinitions()) {
					boolean needed = isNonNull(field.getType()) && !field.hasSetDefaultValue();
					if (needed || this.random.nextInt(2) == 0) {
						members.put(field.getName(), value(field.getType(), depth + 1));
					}
				}
				yield members;
			}
			default -> scalar(((GraphQLNamedType) type).getName());
		};
	}

	private Object scalar(String name) {
		return switch (name) {
			case "ID" -> Facts.pick(this.random, IDS);
			case "Int" -> this.random.nextInt(7) - 1;
			case "Boolean" -> this.random.nextBoolean();
			case "DateTime" -> "2021-05-06T07:08:09.120+02:00";
			default -> Facts.pick(this.random, TEXTS);
		};
	}

	private static boolean isNonNull(GraphQLType type) {
		return GraphQLTypeUtil.isNonNull(type);
	}

	private static String literal(@Nullable Object value) {
		return switch (value) {
			case Word(var name) -> name;
			case List<?> list -> list.stream().map(InputGenerator::literal).toList().toString();
			case Map<?, ?> object -> {
				List<String> members = new ArrayList<>();
				object.forEach((name, member) -> members.add(name + ": " + literal(member)));
				yield "{" + String.join(", ", members) + "}";
			}
			case null, default -> JSON.writeValueAsString(value);
		};
	}

	private static @Nullable Object json(@Nullable Object value) {
		return switch (value) {
			case Word(var name) -> name;
			case List<?> list -> list.stream().map(InputGenerator::json).toList();
			case Map<?, ?> object -> {
				Map<String, @Nullable Object> members = new LinkedHashMap<>();
				object.forEach((name, member) -> members.put((String) name, json(member)));
				yield members;
			}
			case null, default -> value;
		};
	}

	/**
	 * A value of an enum.
	 *
	 * @param name its name
	 */
	private record Word(String name) {

	}

}
