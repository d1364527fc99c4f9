package io.sluice.row;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A list of the answer. Elements are what slots hold (see {@link Row}). To everybody else
 * it is a read-only list in which a fault is null. Used by one thread at a time.
 */
public final class RowList extends AbstractList<@Nullable Object> implements Nullifiable {

	private @Nullable Object[] elements;

	private int size;

	private Completeness completeness = Completeness.UNKNOWN;

	/** An empty list. */
	public RowList() {
		this(10);
	}

	/**
	 * An empty list.
	 * @param capacity how many elements are expected
	 */
	public RowList(int capacity) {
		this.elements = new @Nullable Object[capacity];
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
	public @Nullable Object get(int index) {
		return Nullifiable.shown(this.elements[Objects.checkIndex(index, this.size)]);
	}

	@Override
	public int size() {
		return this.size;
	}

}
