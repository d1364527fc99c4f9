package io.sluice.row;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

import io.sluice.fault.Fault;
import io.sluice.plan.Layout;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;

/**
 * One object of the answer: an array of slots laid out by the plan. A slot holds a leaf
 * value, perhaps a text as it is written ({@link SerializableString}), a {@code Row}, a
 * {@link RowList}, {@code null}, or a {@link Fault}. To everybody else it is a read-only
 * map of its visible fields, in which a fault is null. One row may stand in several
 * places of an answer. Used by one thread at a time.
 */
public final class Row extends AbstractMap<String, @Nullable Object> implements Nullifiable {

	private final Layout layout;

	private final @Nullable Object[] slots;

	private final @Nullable SerializableString written;

	private Completeness completeness = Completeness.UNKNOWN;

	/**
	 * An empty row.
	 * @param layout its slots
	 */
	public Row(Layout layout) {
		this.layout = layout;
		this.slots = layout.blank();
		this.written = null;
	}

	/**
	 * A row that was read before.
	 * @param layout its slots
	 * @param slots what they hold
	 * @param written all of it, if it is complete, and nobody changes it
	 */
	Row(Layout layout, @Nullable Object[] slots, @Nullable SerializableString written) {
		this.layout = layout;
		this.slots = slots;
		this.written = written;
		this.completeness = (written != null) ? Completeness.SOUND : Completeness.UNKNOWN;
	}

	/**
	 * How the slots are laid out.
	 * @return the layout
	 */
	public Layout layout() {
		return this.layout;
	}

	/**
	 * What a slot holds.
	 * @param slot its number
	 * @return the value as it is, faults included
	 */
	public @Nullable Object slot(int slot) {
		return this.slots[slot];
	}

	/**
	 * Fills a slot.
	 * @param slot its number
	 * @param value what it holds from now on
	 */
	public void fill(int slot, @Nullable Object value) {
		this.slots[slot] = value;
	}

	@Override
	public Completeness completeness() {
		return this.completeness;
	}

	@Override
	public void complete(Completeness completeness) {
		this.completeness = completeness;
	}

	@Override
	public @Nullable SerializableString written() {
		return this.written;
	}

	@Override
	public @Nullable Object get(@Nullable Object key) {
		for (int slot = 0; slot < this.layout.visible(); slot++) {
			if (this.layout.field(slot).responseName().equals(key)) {
				return Nullifiable.shown(this.slots[slot]);
			}
		}
		return null;
	}

	@Override
	public boolean containsKey(@Nullable Object key) {
		for (int slot = 0; slot < this.layout.visible(); slot++) {
			if (this.layout.field(slot).responseName().equals(key)) {
				return true;
			}
		}
		return false;
	}

	@Override
	public Set<Map.Entry<String, @Nullable Object>> entrySet() {
		return new Entries();
	}

	private final class Entries extends AbstractSet<Map.Entry<String, @Nullable Object>> {

		@Override
		public int size() {
			return Row.this.layout.visible();
		}

		@Override
		public Iterator<Map.Entry<String, @Nullable Object>> iterator() {
			return new Iterator<>() {

				private int next;

				@Override
				public boolean hasNext() {
					return this.next < size();
				}

				@Override
				public Map.Entry<String, @Nullable Object> next() {
					if (!hasNext()) {
						throw new NoSuchElementException();
					}
					int slot = this.next++;
					return new SimpleImmutableEntry<>(Row.this.layout.field(slot).responseName(),
							Nullifiable.shown(Row.this.slots[slot]));
				}

			};
		}

	}

}
