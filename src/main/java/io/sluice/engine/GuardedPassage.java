package io.sluice.engine;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

import io.sluice.blueprint.Absent;
import io.sluice.blueprint.Otherwise;
import io.sluice.fault.Fault;
import io.sluice.plan.FieldPlan;
import io.sluice.row.Row;
import io.sluice.row.RowList;
import org.jspecify.annotations.Nullable;

/**
 * Asks rules about values, and about all that was read with them. Steps begin only for
 * rows that are let through. A row that several parents get is asked about once, unless a
 * rule of the field reads the parent.
 */
final class GuardedPassage implements Gate.Passage {

	private final IdentityHashMap<Row, Object> asked = new IdentityHashMap<>();

	private final IdentityHashMap<Row, Object> entered = new IdentityHashMap<>();

	private final List<Row> opened = new ArrayList<>();

	private final FieldPlan field;

	private final boolean readsParent;

	private final Run run;

	/**
	 * A passage for one level.
	 * @param field the field
	 * @param run the operation
	 */
	GuardedPassage(FieldPlan field, Run run) {
		this.field = field;
		this.readsParent = field.guard().after().stream().anyMatch((rule) -> !rule.parent().isEmpty());
		this.run = run;
	}

	@Override
	public void opened(Row row) {
		this.opened.add(row);
	}

	@Override
	public void close() {
		for (Row row : this.opened) {
			if (this.entered.get(row) instanceof Row) {
				this.run.opened(row);
			}
		}
	}

	@Override
	public @Nullable Object admit(Row parent, @Nullable Object value) {
		return admit(this.field, parent, value);
	}

	private @Nullable Object admit(FieldPlan of, Row parent, @Nullable Object value) {
		return switch (value) {
			case null -> null;
			case Fault fault -> fault;
			case RowList list -> elements(of, parent, list);
			default -> {
				Object admitted = one(of, parent, value);
				yield (admitted != Absent.ABSENT) ? admitted : Judge.OMITTED;
			}
		};
	}

	/** The list itself if all of it is let through: others may have it, too. */
	@SuppressWarnings("ReferenceEquality") // what is let through is the same
	private RowList elements(FieldPlan of, Row parent, RowList list) {
		RowList rest = null;
		for (int index = 0; index < list.size(); index++) {
			Object element = list.element(index);
			Object admitted = switch (element) {
				case null -> null;
				case Fault fault -> fault;
				case RowList inner -> elements(of, parent, inner);
				default -> one(of, parent, element);
			};
			if (admitted != element && rest == null) {
				rest = beginning(list, index);
			}
			if (rest != null && admitted != Absent.ABSENT) {
				rest.append(admitted);
			}
		}
		return (rest != null) ? rest : list;
	}

	private static RowList beginning(RowList list, int end) {
		RowList beginning = new RowList(list.size());
		for (int index = 0; index < end; index++) {
			beginning.append(list.element(index));
		}
		return beginning;
	}

	/** The value, or what stands in its place: nothing if it is left out of its list. */
	private Object one(FieldPlan of, Row parent, Object value) {
		if (!(value instanceof Row row) || this.readsParent) {
			return decided(of, parent, value);
		}
		Object known = this.asked.get(row);
		if (known == null) {
			known = decided(of, parent, row);
			this.asked.put(row, known);
		}
		return known;
	}

	private Object decided(FieldPlan of, Row parent, Object value) {
		Otherwise otherwise = this.run.judge().after(of, parent, value).orElse(null);
		if (otherwise != null) {
			return instead(otherwise);
		}
		return (value instanceof Row row) ? entered(of, row) : value;
	}

	private Object entered(FieldPlan of, Row row) {
		Object known = this.entered.get(row);
		if (known == null) {
			Otherwise otherwise = this.run.judge().object(of, row).orElse(null);
			known = (otherwise != null) ? instead(otherwise) : row;
			this.entered.put(row, known);
			if (otherwise == null) {
				descend(row);
			}
		}
		return known;
	}

	private static Object instead(Otherwise otherwise) {
		return (otherwise == Otherwise.OMIT) ? Absent.ABSENT : Judge.FORBIDDEN;
	}

	/** Asks about what was read with a row. */
	private void descend(Row row) {
		for (int slot : this.run.guarded(row.layout())) {
			FieldPlan property = row.layout().field(slot);
			if (!property.guard().isAhead() || Ahead.isAllowed(property, slot, row, this.run.judge())) {
				row.fill(slot, admit(property, row, row.slot(slot)));
			}
		}
	}

}
