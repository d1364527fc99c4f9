package io.sluice.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import graphql.GraphQLContext;
import graphql.execution.FieldCollector;
import graphql.execution.FieldCollectorParameters;
import graphql.execution.MergedField;
import graphql.execution.MergedSelectionSet;
import graphql.introspection.Introspection;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;
import graphql.language.SourceLocation;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLUnionType;
import graphql.schema.impl.SchemaUtil;
import io.sluice.blueprint.Access;
import io.sluice.blueprint.Binding;
import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Rule;

/** The planning of one operation. */
final class Planning {

	/** Nothing is said of how fresh something has to be. */
	private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

	private final FieldCollector collector = new FieldCollector();

	private final Blueprint blueprint;

	private final Leaves leaves;

	private final FieldCollectorParameters.Builder parameters;

	private final Predicate<Access> permitted;

	private final Set<Access> access = new LinkedHashSet<>();

	private final Set<RefusedField> refused = new LinkedHashSet<>();

	private final List<String> path = new ArrayList<>();

	private final Set<String> deprecated = new LinkedHashSet<>();

	private final OperationDefinition.Operation kind;

	private final Ruling ruling;

	private final Policing policing;

	private final Pricing pricing;

	private final Demanding demanding;

	private Duration maxAge = FOREVER;

	private int layouts;

	private int fields;

	Planning(Blueprint blueprint, OperationDefinition.Operation kind, Map<String, FragmentDefinition> fragments,
			Map<String, Object> conditions, Predicate<Access> permitted) {
		this.blueprint = blueprint;
		this.kind = kind;
		this.ruling = new Ruling(blueprint.rules(), kind);
		this.policing = new Policing(blueprint);
		this.pricing = new Pricing(blueprint);
		this.demanding = new Demanding(blueprint.terms().rates().fields());
		this.permitted = permitted;
		this.leaves = new Leaves(blueprint);
		this.parameters = FieldCollectorParameters.newParameters()
			.schema(blueprint.schema())
			.fragments(fragments)
			.variables(conditions)
			.graphQLContext(GraphQLContext.getDefault());
	}

	Plan plan(OperationDefinition operation) {
		GraphQLSchema schema = this.blueprint.schema();
		GraphQLObjectType type = SchemaUtil.getOperationRootType(schema, operation);
		MergedSelectionSet selection = this.collector.collectFields(this.parameters.objectType(type).build(),
				operation.getSelectionSet());
		Layout root = layout(type, selection, Origin.NONE, List.of(), Set.of());
		return new Plan(new Title(Optional.ofNullable(operation.getName()), this.kind, this.deprecated), root,
				this.layouts, this.fields, this.access, this.ruling.preconditions(), List.copyOf(this.refused),
				(this.kind == OperationDefinition.Operation.QUERY) ? this.policing.policy() : AnswerPolicy.NONE,
				this.pricing.of(root, this.layouts), this.demanding.demand());
	}

	private Layout layout(GraphQLObjectType type, MergedSelectionSet selection, Origin origin, List<Rule> rules,
			Set<JsonPath> read) {
		int number = this.layouts++;
		HiddenSlots hidden = new HiddenSlots(selection.size());
		hidden.ofRules(read);
		hidden.ofRules(Ruling.readOfResults(rules));
		if (!rules.isEmpty()) {
			this.policing.personal();
		}
		List<FieldPlan> plans = new ArrayList<>(selection.size());
		for (MergedField field : selection.getSubFields().values()) {
			if (++this.fields > Planner.MAX_FIELDS) {
				throw new PlanTooLargeException(Planner.MAX_FIELDS);
			}
			this.path.add(field.getResultKey());
			plans.add(permittedField(type, field, origin, hidden));
			this.path.removeLast();
		}
		return new Layout(number, type.getName(), plans, hidden.all(), rules);
	}

	private FieldPlan permittedField(GraphQLObjectType type, MergedField field, Origin origin, HiddenSlots hidden) {
		Refusals refusals = Refusals.of(this.blueprint, this.kind, field);
		Access needed = refusals.needed(type);
		if (needed.isOpen()) {
			return field(type, field, origin, hidden);
		}
		this.access.add(needed);
		this.policing.personal();
		return this.permitted.test(needed) ? field(type, field, origin, hidden) : refused(type, field, refusals);
	}

	private FieldPlan refused(GraphQLObjectType type, MergedField field, Refusals refusals) {
		FieldPlan plan = new FieldPlan(field.getResultKey(), refusals.isTold() ? coordinate(type, field) : "",
				locations(field), new Shape.Complete(definition(type, field).getType() instanceof GraphQLNonNull),
				new Source.Refused(refusals.fault()), Optional.empty(), Guard.OPEN);
		this.refused.add(new RefusedField(this.path, plan, refusals.fault(), refusals.isWhole(this.path.size() == 1)));
		return plan;
	}

	private GraphQLFieldDefinition definition(GraphQLObjectType type, MergedField field) {
		return Introspection.getFieldDefinition(this.blueprint.schema(), type, field.getName());
	}

	private static String coordinate(GraphQLObjectType type, MergedField field) {
		return type.getName() + "." + field.getName();
	}

	private static List<SourceLocation> locations(MergedField field) {
		return field.getFields().stream().map(Field::getSourceLocation).toList();
	}

	private FieldPlan field(GraphQLObjectType type, MergedField field, Origin origin, HiddenSlots hidden) {
		boolean typeName = field.getName().equals("__typename");
		if (!typeName && !field.getName().startsWith("__")) {
			return boundField(type, field, origin, hidden);
		}
		if (!typeName) {
			this.policing.introspection();
		}
		Source source = typeName ? Source.TypeName.INSTANCE : new Source.Introspection(field);
		Shape shape = typeName ? new Shape.Leaf(LeafType.Basic.STRING, true)
				: new Shape.Complete(field.getName().equals("__schema"));
		return new FieldPlan(field.getResultKey(), coordinate(type, field), locations(field), shape, source,
				origin.service(), Guard.OPEN);
	}

	private FieldPlan boundField(GraphQLObjectType type, MergedField field, Origin origin, HiddenSlots hidden) {
		GraphQLFieldDefinition definition = definition(type, field);
		Binding binding = this.blueprint.binding(type.getName(), field.getName());
		if (definition.isDeprecated()) {
			this.deprecated.add(coordinate(type, field));
		}
		Origin valueOrigin = origin.after(binding);
		List<Rule> rules = this.ruling.ofField(type, field.getName(), definition.getType());
		hidden.ofRules(Ruling.readOfParents(rules));
		this.policing.field(type, definition, binding, this.path.size() == 1);
		this.demanding.field(type.getName(), field.getName(), this.path);
		if (!rules.isEmpty()) {
			this.policing.personal();
		}
		Duration around = this.maxAge;
		this.maxAge = FOREVER;
		Shape shape = shape(definition.getType(), field, valueOrigin, Ruling.readOfResults(rules));
		Source source = source(type, definition, field.getSingleField(), origin, hidden);
		this.maxAge = maxAge(around, type, field);
		FieldPlan plan = new FieldPlan(field.getResultKey(), coordinate(type, field), locations(field), shape, source,
				valueOrigin.service(), rules.isEmpty() ? Guard.OPEN
						: this.ruling.guard(rules, Arguments.of(definition, field.getSingleField()), this.path.size()));
		this.ruling.decide(plan, rules, this.path);
		this.pricing.add(plan, type, definition, field);
		return plan;
	}

	/** How fresh a parent has to be for a field; calls have an age of their own. */
	private Duration maxAge(Duration around, GraphQLObjectType type, MergedField field) {
		return switch (this.blueprint.binding(type.getName(), field.getName())) {
			case Binding.Call _, Binding.Lookup _ -> around;
			case Binding.Property _,
					Binding.Value _ ->
				Stream.of(around, this.maxAge, said(type, field.getName()).orElse(FOREVER))
					.min(Comparator.naturalOrder())
					.get();
		};
	}

	private Optional<Duration> said(GraphQLObjectType type, String field) {
		return this.blueprint.caching().maxAge(type.getName(), field);
	}

	private Optional<Reuse> reuse(GraphQLObjectType type, GraphQLFieldDefinition definition) {
		return this.blueprint.caching()
			.keeping(type.getName(), definition.getName())
			.map((keeping) -> new Reuse(keeping,
					(this.maxAge.compareTo(keeping.maxAge()) < 0) ? this.maxAge : keeping.maxAge()));
	}

	private Source source(GraphQLObjectType parent, GraphQLFieldDefinition definition, Field field, Origin origin,
			HiddenSlots hidden) {
		Optional<Reuse> reuse = reuse(parent, definition);
		return switch (this.blueprint.binding(parent.getName(), field.getName())) {
			case Binding.Property(var own) ->
				new Source.Property(own.orElseGet(() -> origin.property(field.getName())));
			case Binding.Value(var template) -> new Source.Computed(template,
					new Inputs(Arguments.of(definition, field), hidden.of(template::references)));
			case Binding.Call(var call, var at) -> call.batch().flatMap((batch) -> batch.key()).<Source>map((key) -> {
				ParentSlots parents = hidden.of((visitor) -> {
					key.template().references(visitor);
					call.references(visitor);
				});
				return new Source.Batched(call, at, key, new Inputs(Arguments.of(definition, field), parents), reuse);
			})
				.orElseGet(() -> new Source.Single(call, at,
						new Inputs(Arguments.of(definition, field), hidden.of((visitor) -> {
							call.references(visitor);
							reuse.ifPresent(
									(earlier) -> earlier.keeping().tags().forEach((tag) -> tag.references(visitor)));
						})), reuse, this.blueprint.caching().invalidations(parent.getName(), field.getName())));
			case Binding.Lookup(var key, var type) -> new Source.Lookup(type, key, isList(definition.getType()),
					new Inputs(Arguments.of(definition, field), hidden.of(key.template()::references)), reuse);
		};
	}

	private static boolean isList(GraphQLOutputType type) {
		GraphQLType nullable = (type instanceof GraphQLNonNull nonNull) ? nonNull.getWrappedType() : type;
		return nullable instanceof GraphQLList;
	}

	private Shape shape(GraphQLType type, MergedField field, Origin origin, Set<JsonPath> read) {
		boolean nonNull = type instanceof GraphQLNonNull;
		GraphQLType nullable = (type instanceof GraphQLNonNull wrapper) ? wrapper.getWrappedType() : type;
		return switch (nullable) {
			case GraphQLList list -> new Shape.ListOf(shape(list.getWrappedType(), field, origin, read), nonNull);
			case GraphQLObjectType object -> new Shape.ObjectOf(
					layout(object, selection(object, field), origin, this.ruling.ofObject(object.getName()), read),
					nonNull);
			case GraphQLInterfaceType named -> new Shape.AbstractOf(this.blueprint.discriminator(named.getName()),
					members(this.blueprint.schema().getImplementations(named), field, origin, read), nonNull);
			case GraphQLUnionType named -> new Shape.AbstractOf(this.blueprint.discriminator(named.getName()),
					members(named.getTypes().stream().map(GraphQLObjectType.class::cast).toList(), field, origin, read),
					nonNull);
			default -> new Shape.Leaf(this.leaves.of(nullable), nonNull);
		};
	}

	private Map<String, Layout> members(List<GraphQLObjectType> types, MergedField field, Origin origin,
			Set<JsonPath> read) {
		Map<String, Layout> rows = new LinkedHashMap<>();
		for (GraphQLObjectType type : types) {
			rows.put(type.getName(),
					layout(type, selection(type, field), origin, this.ruling.ofMember(type.getName()), read));
		}
		return rows;
	}

	private MergedSelectionSet selection(GraphQLObjectType type, MergedField field) {
		return this.collector.collectFields(this.parameters.objectType(type).build(), field);
	}

}
