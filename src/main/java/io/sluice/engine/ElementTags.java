package io.sluice.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.sluice.blueprint.Absent;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Reference;
import io.sluice.blueprint.Reference.Root;
import io.sluice.blueprint.Template;
import io.sluice.blueprint.Values;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;
import io.sluice.plan.FieldPlan;
import io.sluice.plan.LeafType;
import io.sluice.plan.Shape;
import io.sluice.row.Reader;
import io.sluice.row.Row;
import io.sluice.row.RowList;
import io.sluice.row.Slice;
import org.jspecify.annotations.Nullable;

/**
 * The names of what a call fetches. Those that say something about the value are made for
 * each of its elements, if it is a list. Immutable.
 */
final class ElementTags implements Tags {

	private static final Fault UNREADABLE = Fault.of(Code.INTERNAL_SERVER_ERROR, "No value to be named.");

	private final List<Template> templates;

	private final List<String> always;

	private final ValuePlace place;

	private final Map<JsonPath, Integer> slots = new LinkedHashMap<>();

	private final Reader one;

	private final Reader many;

	/**
	 * Names.
	 * @param templates give a name, or null for none
	 * @param always the names that all values have
	 * @param place where the value stands in what is read; what is missing has the names
	 * that it would have, as far as its key tells them
	 */
	ElementTags(List<Template> templates, List<String> always, ValuePlace place) {
		this.templates = List.copyOf(templates);
		this.always = List.copyOf(always);
		this.place = place;
		templates.forEach((template) -> template.references((reference) -> {
			if (reference.root() == Root.RESULT) {
				this.slots.putIfAbsent(reference.path(), this.slots.size());
			}
		}));
		List<FieldPlan> fields = this.slots.keySet()
			.stream()
			.map((each) -> Elements.slot("part", each, new Shape.Leaf(LeafType.Basic.RAW, false)))
			.toList();
		Shape element = Elements.carrier(fields);
		this.one = Reader.of(element, place.path(), UNREADABLE);
		this.many = Reader.of(new Shape.ListOf(element, false), place.path(), UNREADABLE);
	}

	@Override
	public List<String> of(@Nullable Object value, Values values) {
		if (this.templates.isEmpty()) {
			return this.always;
		}
		Set<String> names = new LinkedHashSet<>(this.always);
		List<Row> elements = new ArrayList<>();
		collect(value, elements);
		for (Template template : this.templates) {
			if (elements.isEmpty()) {
				Tags.add(template.evaluate(without(values)), names);
			}
			elements.forEach((element) -> Tags.add(template.evaluate(with(element, values)), names));
		}
		return List.copyOf(names);
	}

	private void collect(@Nullable Object value, List<Row> elements) {
		switch (value) {
			case Slice slice when !this.slots.isEmpty() -> {
				Object read = this.one.read(slice, (_) -> {
				});
				collect((read instanceof Fault) ? this.many.read(slice, (_) -> {
				}) : read, elements);
			}
			case Row row -> elements.add(row);
			case RowList list -> {
				for (int i = 0; i < list.size(); i++) {
					collect(list.element(i), elements);
				}
			}
			case null, default -> {
				// nothing that has a name
			}
		}
	}

	private Values with(Row element, Values values) {
		return (reference) -> (reference.root() == Root.RESULT)
				? element.slot(this.slots.getOrDefault(reference.path(), 0)) : values.value(reference);
	}

	private Values without(Values values) {
		return (reference) -> {
			if (reference.root() != Root.RESULT) {
				return values.value(reference);
			}
			Reference key = this.place.keys().get(reference.path());
			return (key != null) ? values.value(key) : Absent.ABSENT;
		};
	}

}
