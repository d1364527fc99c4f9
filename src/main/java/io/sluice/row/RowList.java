package io.sluice.row;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;

/**
 * A list of the answer. Elements are what slots hold (see {@link Row}). To everybody else
 * it is a read-only list in which a fault is null. Used by one thread at a time.
 */
public final class RowList extends AbstractList<@Nullable Object> implements Nullifiable {

	private final @Nullable SerializableString written;

	private @Nullable Object[] elements;

	private int size;

	private Completeness completeness;

	/** An empty list. */
	public RowList() {
		this(10);
	}

	/**
	 * An empty list.
	 * @param capacity how many elements are expected
	 */
	public RowList(int capacity) {
		this(capacity, null);
	}

	/**
	 * An empty list, which is filled with what was read before.
	 * @param capacity how many elements are expected
	 * @param written all of it, if it is complete, and nobody changes it
	 */
	RowList(int capacity, @Nullable SerializableString written) {
		this.elements = new @Nullable Object[capacity];
		this.written = written;
		this.completeness = (written != null) ? Completeness.SOUND : Completeness.UNKNOWN;
	}

	/**
	 * Adds an element at the end.
	 * @param element what the list holds there
	 */
	public void append(@Nullable Object element) {
		if (this.size == this.elements.length) {
			this.elements = Arrays.copyOf(this.elements, Math.max(10, this.size * 2));
		}
		this.elements[this.size++] = element;
	}

	/**
	 * What an element is, faults included.
	 * @param index counted from zero
	 * @return the element as it is
	 */
	public @Nullable Object element(int index) {
		return this.elements[index];
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
	public @Nullable Object get(int index) {
		return Nullifiable.shown(this.elements[Objects.checkIndex(index, this.size)]);
	}

	@Override
	public int size() {
		return this.size;
	}

}
