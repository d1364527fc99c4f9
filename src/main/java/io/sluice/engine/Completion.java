package io.sluice.engine;

import java.util.ArrayList;
import java.util.List;

import graphql.GraphQLError;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;
import io.sluice.plan.FieldPlan;
import io.sluice.plan.Shape;
import io.sluice.row.Nullifiable.Completeness;
import io.sluice.row.Row;
import io.sluice.row.RowList;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is wrong in an answer whose slots are filled: turns faults into errors with
 * their paths, and propagates null (GraphQL, Handling Execution Errors). Every place is
 * visited, also below what becomes null.
 */
final class Completion {

	/**
	 * The most errors of an answer. A row that stands in many places has its errors in
	 * each of them, so there may be more than any memory holds.
	 */
	private static final int MAX_ERRORS = 10_000;

	private final List<GraphQLError> errors = new ArrayList<>();

	private final List<Object> path = new ArrayList<>();

	private final String correlationId;

	Completion(String correlationId) {
		this.correlationId = correlationId;
	}

	List<GraphQLError> errors() {
		return this.errors;
	}

	/**
	 * Completes a row and all below it. A row that stands in several places is completed
	 * at each of them if something is wrong with it: each place has its own errors.
	 * @param row the row
	 * @return what was found
	 * @throws TooManyErrorsException if it is more than can be told
	 */
	Completeness complete(Row row) {
		return isSound(row) ? Completeness.SOUND : completeAtPlace(row);
	}

	private Completeness completeAtPlace(Row row) {
		if (row.completeness() == Completeness.SOUND) {
			return Completeness.SOUND;
		}
		Completeness found = Completeness.SOUND;
		for (int slot = 0; slot < row.layout().visible(); slot++) {
			found = worse(found, complete(row, slot));
		}
		row.complete(found);
		return found;
	}

	/**
	 * Completes a field and all below it.
	 * @param row the row
	 * @param slot the field's slot
	 * @return what was found, as it concerns the row
	 */
	Completeness complete(Row row, int slot) {
		FieldPlan field = row.layout().field(slot);
		this.path.add(field.responseName());
		Completeness found = complete(row.slot(slot), field.shape(), field);
		this.path.removeLast();
		return found;
	}

	/**
	 * Looks for something wrong, and not for where it is: in most answers there is
	 * nothing.
	 */
	private static boolean isSound(Row row) {
		if (row.completeness() != Completeness.UNKNOWN) {
			return row.completeness() == Completeness.SOUND;
		}
		for (int slot = 0; slot < row.layout().visible(); slot++) {
			if (!isSound(row.slot(slot), row.layout().field(slot).shape())) {
				return false;
			}
		}
		row.complete(Completeness.SOUND);
		return true;
	}

	private static boolean isSound(@Nullable Object value, Shape shape) {
		return switch (value) {
			case null -> !shape.nonNull();
			case Fault _ -> false;
			case Row row -> isSound(row);
			case RowList list -> isSound(list, shape);
			default -> true;
		};
	}

	private static boolean isSound(RowList list, Shape shape) {
		if (list.completeness() != Completeness.UNKNOWN || !(shape instanceof Shape.ListOf(var element, var _))) {
			return list.completeness() == Completeness.UNKNOWN || list.completeness() == Completeness.SOUND;
		}
		for (int index = 0; index < list.size(); index++) {
			if (!isSound(list.element(index), element)) {
				return false;
			}
		}
		list.complete(Completeness.SOUND);
		return true;
	}

	private Completeness complete(@Nullable Object value, Shape shape, FieldPlan field) {
		return switch (value) {
			case null -> completeNull(shape, field);
			case Fault fault -> {
				fail(fault, field);
				yield flawed(shape);
			}
			case Row row -> below(completeAtPlace(row), shape);
			case RowList list -> below(complete(list, shape, field), shape);
			default -> Completeness.SOUND;
		};
	}

	private Completeness completeNull(Shape shape, FieldPlan field) {
		if (!shape.nonNull()) {
			return Completeness.SOUND;
		}
		if (!(shape instanceof Shape.Complete)) {
			fail(unexpectedNull(field), field);
		}
		return Completeness.NULLIFIED;
	}

	private static Fault unexpectedNull(FieldPlan field) {
		String message = field.coordinate() + " cannot be null, but there is no value for it.";
		return field.service()
			.map((service) -> Fault.of(Code.DOWNSTREAM_SHAPE_MISMATCH, service, message))
			.orElseGet(() -> Fault.of(Code.DOWNSTREAM_SHAPE_MISMATCH, message));
	}

	private Completeness complete(RowList list, Shape shape, FieldPlan field) {
		if (list.completeness() == Completeness.SOUND || !(shape instanceof Shape.ListOf(var element, var _))) {
			return Completeness.SOUND;
		}
		Completeness found = Completeness.SOUND;
		for (int index = 0; index < list.size(); index++) {
			this.path.add(index);
			found = worse(found, complete(list.element(index), element, field));
			this.path.removeLast();
		}
		list.complete(found);
		return found;
	}

	private void fail(Fault fault, FieldPlan field) {
		if (this.errors.size() == MAX_ERRORS) {
			throw new TooManyErrorsException();
		}
		this.errors.add(FaultError.of(fault, field, this.path, this.correlationId));
	}

	/** What a part's state means for the place that it stands in. */
	private static Completeness below(Completeness part, Shape shape) {
		return (part == Completeness.NULLIFIED) ? flawed(shape) : part;
	}

	private static Completeness flawed(Shape shape) {
		return shape.nonNull() ? Completeness.NULLIFIED : Completeness.FLAWED;
	}

	private static Completeness worse(Completeness one, Completeness other) {
		return (one.compareTo(other) >= 0) ? one : other;
	}

}
