package io.sluice.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import io.sluice.blueprint.Batch;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Match;
import io.sluice.blueprint.ServiceCall;
import io.sluice.fault.Fault;
import io.sluice.plan.FieldPlan;
import io.sluice.plan.Guard;
import io.sluice.plan.Layout;
import io.sluice.plan.LeafType;
import io.sluice.plan.Shape;
import io.sluice.plan.Source;
import io.sluice.row.ReadSlice;
import io.sluice.row.Reader;
import io.sluice.row.Row;
import io.sluice.row.Slice;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a batched answer. One that says which key it is for, or whose value
 * sits deeper, is read as a row of its own: the parts of the key, then the value.
 *
 * @param call what is asked
 * @param path where the value stands in each element
 * @param values the shape of the value; {@link Shape.Unread}, too, if its bytes are
 * wanted besides
 */
record Elements(ServiceCall call, JsonPath path, List<Shape> values) {

	private static final int UNNUMBERED = -1;

	private static final String CARRIER = "Element";

	/**
	 * Elements that are read, or not.
	 * @param call what is asked
	 * @param path where the value stands in each element
	 * @param value the shape of the value
	 */
	Elements(ServiceCall call, JsonPath path, Shape value) {
		this(call, path, List.of(value));
	}

	/** The same, of which nothing is read. */
	Elements unread() {
		return new Elements(this.call, this.path, Shape.Unread.of(this.values.getFirst()));
	}

	/**
	 * The same, with the bytes of what is read.
	 * @return elements of which keys get {@link ReadSlice}, or what is not read
	 */
	Elements withBytes() {
		return new Elements(this.call, this.path,
				List.of(this.values.getFirst(), Shape.Unread.of(this.values.getFirst())));
	}

	/**
	 * How answers are given to keys.
	 * @param batch how the answer tells
	 * @param many whether a key gets a list of elements
	 * @return the distribution
	 */
	Distribution distribution(Batch batch, boolean many) {
		ServiceFaults faults = ServiceFaults.of(this.call);
		return switch (batch.match()) {
			case Match.ByPath(var key) -> matching(List.of(key), many, faults);
			case Match.ByPaths(var keys) -> matching(List.copyOf(keys.values()), many, faults);
			case Match.ByMember _ -> new ByMember(reader(new Shape.MembersOf(given()), faults), this::valueOf, faults);
			case Match.ByIndex _ ->
				new ByPosition(reader(new Shape.ListOf(given(), false), faults), this::valueOf, faults);
		};
	}

	private Distribution matching(List<JsonPath> parts, boolean many, ServiceFaults faults) {
		Reader reader = reader(new Shape.ListOf(keyed(parts), false), faults);
		return new Matching(reader, parts.size(), (row) -> value(row, parts.size()), many, faults);
	}

	private Reader reader(Shape elements, ServiceFaults faults) {
		return Reader.of(elements, this.call.select(), faults.mismatch());
	}

	/**
	 * Where a value is all of an element, which may be a list, no row holds its bytes,
	 * too.
	 */
	private Shape given() {
		return this.path.isRoot() ? this.values.getLast() : keyed(List.of());
	}

	/**
	 * A row that is no part of the answer.
	 * @param fields its slots
	 * @return its shape
	 */
	static Shape carrier(Collection<FieldPlan> fields) {
		return new Shape.ObjectOf(new Layout(UNNUMBERED, CARRIER, List.copyOf(fields), List.of()), false);
	}

	private Shape keyed(List<JsonPath> parts) {
		List<FieldPlan> fields = new ArrayList<>();
		for (JsonPath part : parts) {
			fields.add(slot("key" + fields.size(), part, new Shape.Leaf(LeafType.Basic.KEY, false)));
		}
		for (Shape value : this.values) {
			fields.add(slot("value" + fields.size(), this.path, value));
		}
		return carrier(fields);
	}

	/**
	 * A slot of such a row.
	 * @param name tells it from others
	 * @param path where its value stands
	 * @param shape what kind of value it is
	 * @return its field
	 */
	static FieldPlan slot(String name, JsonPath path, Shape shape) {
		return new FieldPlan(name, CARRIER, List.of(), shape, new Source.Property(path), Optional.empty(), Guard.OPEN);
	}

	/** The value of an element without a key. */
	private @Nullable Object valueOf(Object element) {
		boolean carried = element instanceof Row row && row.layout().number() == UNNUMBERED;
		return carried ? value((Row) element, 0) : element;
	}

	/** The value of an element that is read as a row, after the parts of its key. */
	private @Nullable Object value(Row row, int slot) {
		Object value = row.slot(slot);
		return (value != null && !(value instanceof Fault) && this.values.size() > 1
				&& row.slot(slot + 1) instanceof Slice slice) ? new ReadSlice(slice, value) : value;
	}

}
