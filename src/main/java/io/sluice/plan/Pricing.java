package io.sluice.plan;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import graphql.execution.MergedField;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.ListSize;

/** The prices of the fields of one operation. */
final class Pricing {

	/** What {@code __schema} and {@code __type} cost, whatever is selected of them. */
	static final int INTROSPECTION = 100;

	private static final Length SINGLE = new Length(0, Length.Source.FIELD, 1);

	private final IdentityHashMap<FieldPlan, Priced> fields = new IdentityHashMap<>();

	private final Blueprint blueprint;

	private final Tariffs tariffs;

	private final CallCount calls = new CallCount();

	private boolean isFixed = true;

	Pricing(Blueprint blueprint) {
		this.blueprint = blueprint;
		this.tariffs = new Tariffs(blueprint);
	}

	/** Adds a field that has a binding. Fields of other kinds need not be added. */
	void add(FieldPlan plan, GraphQLObjectType type, GraphQLFieldDefinition definition, MergedField field) {
		Tariff tariff = this.tariffs.of(type, definition, field, keys(plan.source()));
		Price price = tariff.price(definition, field.getSingleField());
		this.isFixed &= price instanceof Price.Fixed;
		this.fields.put(plan, new Priced(definition, price, tariff.size()));
	}

	/** The argument that is the list of keys of a lookup. */
	private static List<String> keys(Source source) {
		return (source instanceof Source.Lookup lookup && lookup.many()) ? lookup.key().argument() : List.of();
	}

	/** What an operation costs whose fields have been added. */
	PlanCost of(Layout root, int layouts) {
		RowCost[] rows = new RowCost[layouts];
		RowCost first = row(root, Optional.empty(), rows);
		return new PlanCost(first, rows, this.calls.services(), this.isFixed);
	}

	private RowCost row(Layout layout, Optional<ListSize> above, RowCost[] rows) {
		List<SlotCost> slots = new ArrayList<>();
		for (int slot = 0; slot < layout.visible(); slot++) {
			FieldPlan field = layout.field(slot);
			Priced priced = this.fields.get(field);
			SlotCost cost = (priced != null) ? slot(slot, field, priced, above, rows) : unbound(slot, field);
			if (!cost.isNothing()) {
				slots.add(cost);
			}
		}
		GraphQLType type = Objects.requireNonNull(this.blueprint.schema().getType(layout.type()));
		RowCost row = new RowCost(layout, this.blueprint.costs().weight(layout.type(), type), slots);
		rows[layout.number()] = row;
		return row;
	}

	private SlotCost slot(int slot, FieldPlan field, Priced priced, Optional<ListSize> above, RowCost[] rows) {
		boolean isSized = above.isPresent() && above.get().sizedFields().contains(priced.definition().getName());
		boolean sizesOthers = priced.size().isPresent() && !priced.size().get().sizedFields().isEmpty();
		Length length = new Length(dimensions(priced.definition().getType()),
				isSized ? Length.Source.PARENT : sizesOthers ? Length.Source.NOBODY : Length.Source.FIELD,
				this.blueprint.terms().limits().operation().assumedListSize());
		GraphQLType named = GraphQLTypeUtil.unwrapAll(priced.definition().getType());
		List<RowCost> below = field.shape().rows().stream().map((layout) -> row(layout, priced.size(), rows)).toList();
		double leaf = below.isEmpty() ? this.blueprint.costs().weight(GraphQLTypeUtil.simplePrint(named), named) : 0;
		return new SlotCost(slot, field, priced.price(), priced.size(), length, leaf, below,
				this.calls.of(field.source()));
	}

	private static SlotCost unbound(int slot, FieldPlan field) {
		Price price = (field.source() instanceof Source.Introspection) ? new Price.Fixed(Quote.of(INTROSPECTION))
				: Price.Fixed.FREE;
		return new SlotCost(slot, field, price, Optional.empty(), SINGLE, 0, List.of(), Calls.None.INSTANCE);
	}

	private static int dimensions(GraphQLType type) {
		return switch (type) {
			case GraphQLNonNull nonNull -> dimensions(nonNull.getWrappedType());
			case GraphQLList list -> 1 + dimensions(list.getWrappedType());
			default -> 0;
		};
	}

	/**
	 * A field that was added.
	 *
	 * @param definition the field in the schema
	 * @param price what it costs
	 * @param size what it says of the length of lists
	 */
	private record Priced(GraphQLFieldDefinition definition, Price price, Optional<ListSize> size) {

	}

}
