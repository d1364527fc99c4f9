package io.sluice.engine;

import io.sluice.fault.Fault;
import io.sluice.plan.Shape;
import io.sluice.row.RowList;
import org.jspecify.annotations.Nullable;

/** What stands in a slot when there is nothing to read. */
sealed interface Absence {

	/**
	 * The value where no call is made because a key, or a part of a path, is null.
	 * @return null, or no elements for a list that cannot be null
	 */
	@Nullable Object ofNullKey();

	/**
	 * The value where the service says that there is none.
	 * @return null or no elements, or a fault if that cannot be
	 */
	@Nullable Object ofMissing();

	/**
	 * The value for one key where no call can be made.
	 * @return null, or no elements for a list that cannot be null
	 */
	default @Nullable Object ofUnasked() {
		return ofNullKey();
	}

	/**
	 * Absence of one value.
	 *
	 * @param shape the shape of the slot
	 * @param missing the fault of a value that must be there
	 */
	record OfValue(Shape shape, Fault missing) implements Absence {

		@Override
		public @Nullable Object ofNullKey() {
			return (this.shape instanceof Shape.ListOf && this.shape.nonNull()) ? new RowList(0) : null;
		}

		@Override
		public @Nullable Object ofMissing() {
			return this.shape.nonNull() ? this.missing : null;
		}

	}

	/**
	 * Absence of all the elements that a key has.
	 *
	 * @param shape the shape of the slot
	 */
	record OfElements(Shape shape) implements Absence {

		@Override
		public @Nullable Object ofNullKey() {
			return this.shape.nonNull() ? new RowList(0) : null;
		}

		@Override
		public Object ofMissing() {
			return new RowList(0);
		}

	}

	/**
	 * Absence in a list that has an element for each of several keys.
	 *
	 * @param shape the shape of the slot
	 * @param element absence of one element
	 */
	record OfEach(Shape shape, OfValue element) implements Absence {

		@Override
		public @Nullable Object ofNullKey() {
			return this.shape.nonNull() ? new RowList(0) : null;
		}

		@Override
		public @Nullable Object ofMissing() {
			return this.element.ofMissing();
		}

		@Override
		public @Nullable Object ofUnasked() {
			return this.element.ofNullKey();
		}

	}

}
