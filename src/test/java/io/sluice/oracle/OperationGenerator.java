package io.sluice.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;

/** Makes up operations that are valid, or nearly always are. */
final class OperationGenerator {

	private static final int MOST_FIELDS = 40;

	private static final int DEEPEST = 7;

	private final Map<String, String> fragmentTypes = new LinkedHashMap<>();

	private final Map<String, List<Selection>> fragments = new LinkedHashMap<>();

	private final Map<String, String> usual = new HashMap<>();

	private final GraphQLSchema schema;

	private final Random random;

	private final InputGenerator inputs;

	private int fields;

	OperationGenerator(GraphQLSchema schema, long seed) {
		this.schema = schema;
		this.random = new Random(seed * 0x9E3779B97F4A7C15L);
		this.inputs = new InputGenerator(this.random);
	}

	Operations generate() {
		List<Operations.Operation> operations = new ArrayList<>();
		operations.add(operation("Asked"));
		if (this.random.nextInt(8) == 0) {
			operations.add(operation("Other"));
		}
		return new Operations(operations, new Operations.Fragments(this.fragmentTypes, this.fragments),
				this.inputs.variables());
	}

	private Operations.Operation operation(String name) {
		boolean mutation = this.random.nextInt(5) == 0;
		GraphQLObjectType root = mutation ? this.schema.getMutationType() : this.schema.getQueryType();
		List<Selection> selections = selections(Objects.requireNonNull(root), 0);
		if (!mutation && this.random.nextInt(12) == 0) {
			selections.add(introspection());
		}
		return new Operations.Operation(mutation ? "mutation" : "query", name, selections);
	}

	private Selection introspection() {
		List<Selection> name = List.of(new Selection.FieldOf("", "name", "", "", List.of()),
				new Selection.FieldOf("", "__typename", "", this.inputs.condition(), List.of()));
		return this.random.nextBoolean()
				? new Selection.FieldOf("s: ", "__schema", "", "",
						List.of(new Selection.FieldOf("", "queryType", "", "", name)))
				: new Selection.FieldOf("", "__type", "(name: \"" + Facts.pick(this.random, "Item", "None") + "\")", "",
						name);
	}

	private List<Selection> selections(GraphQLCompositeType type, int depth) {
		List<Selection> selections = new ArrayList<>();
		int count = 1 + this.random.nextInt((depth == 0) ? 3 : 5);
		for (int n = 0; n < count; n++) {
			selections.add(selection(type, depth));
		}
		return selections;
	}

	private Selection selection(GraphQLCompositeType type, int depth) {
		int dice = this.random.nextInt(20);
		boolean small = depth >= DEEPEST || this.fields >= MOST_FIELDS;
		if (dice == 0 || (small && type instanceof GraphQLUnionType)) {
			return new Selection.FieldOf(this.random.nextBoolean() ? "kind_: " : "", "__typename", "",
					this.inputs.condition(), List.of());
		}
		if (!small && (dice < 6 || type instanceof GraphQLUnionType)) {
			return fragment(type, depth);
		}
		return field((GraphQLFieldsContainer) type, depth, small);
	}

	private Selection fragment(GraphQLCompositeType type, int depth) {
		List<String> conditions = List.copyOf(conditions(type));
		String condition = conditions.get(this.random.nextInt(conditions.size()));
		String directives = this.inputs.condition();
		if (this.random.nextInt(3) > 0) {
			boolean without = condition.equals(type.getName()) && this.random.nextBoolean();
			return new Selection.Inline(without ? null : condition, directives, below(condition, depth));
		}
		List<String> known = this.fragments.keySet()
			.stream()
			.filter((name) -> this.fragmentTypes.get(name).equals(condition))
			.toList();
		if (!known.isEmpty() && this.random.nextBoolean()) {
			return new Selection.Spread(known.get(this.random.nextInt(known.size())), directives);
		}
		List<Selection> below = below(condition, depth);
		String name = "F" + this.fragments.size();
		this.fragmentTypes.put(name, condition);
		this.fragments.put(name, below);
		return new Selection.Spread(name, directives);
	}

	private List<Selection> below(String type, int depth) {
		return selections((GraphQLCompositeType) Objects.requireNonNull(this.schema.getType(type)), depth + 1);
	}

	/** The types that a fragment may have here, sorted. */
	private Set<String> conditions(GraphQLCompositeType type) {
		Set<String> names = new TreeSet<>();
		if (!(type instanceof GraphQLUnionType)) {
			names.add(type.getName());
		}
		switch (type) {
			case GraphQLObjectType object -> object.getInterfaces().forEach((named) -> names.add(named.getName()));
			case GraphQLInterfaceType named ->
				this.schema.getImplementations(named).forEach((object) -> names.add(object.getName()));
			case GraphQLUnionType union -> {
				union.getTypes().forEach((member) -> names.add(member.getName()));
				names.add("Thing");
				names.add("Node");
			}
			default -> throw new IllegalArgumentException(type.getName());
		}
		return names;
	}

	private Selection field(GraphQLFieldsContainer type, int depth, boolean small) {
		List<GraphQLFieldDefinition> candidates = type.getFieldDefinitions()
			.stream()
			.filter((field) -> !small || !(GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLCompositeType))
			.toList();
		if (candidates.isEmpty()) {
			return new Selection.FieldOf("", "__typename", "", "", List.of());
		}
		GraphQLFieldDefinition field = candidates.get(this.random.nextInt(candidates.size()));
		this.fields++;
		String coordinate = type.getName() + "." + field.getName();
		String arguments = this.random.nextInt(3) > 0 ? this.usual.getOrDefault(coordinate, "") : "";
		if (arguments.isEmpty()) {
			arguments = this.inputs.arguments(field.getArguments());
		}
		this.usual.put(coordinate, arguments);
		String alias = alias(field, arguments);
		GraphQLNamedType below = GraphQLTypeUtil.unwrapAll(field.getType());
		List<Selection> selections = (below instanceof GraphQLCompositeType composite)
				? selections(composite, depth + 1) : List.of();
		return new Selection.FieldOf(alias, field.getName(), arguments, this.inputs.condition(), selections);
	}

	/** The same alias always means the same field with the same arguments. */
	private String alias(GraphQLFieldDefinition field, String arguments) {
		if (field.getArguments().isEmpty()) {
			return (this.random.nextInt(6) == 0) ? "a_" + field.getName() + ": " : "";
		}
		return field.getName() + "_" + Integer.toUnsignedString(arguments.hashCode(), 36) + ": ";
	}

}
