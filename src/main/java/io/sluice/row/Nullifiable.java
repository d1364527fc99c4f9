package io.sluice.row;

import io.sluice.fault.Fault;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;

/** A part of the answer that becomes null when something non-null in it is missing. */
public sealed interface Nullifiable permits Row, RowList {

	/**
	 * What completion found.
	 * @return the state
	 */
	Completeness completeness();

	/**
	 * Notes what completion found.
	 * @param completeness the state from now on
	 */
	void complete(Completeness completeness);

	/**
	 * All of it as JSON.
	 * @return what is written in its place; {@code null} if it has to be looked at
	 */
	@Nullable SerializableString written();

	/**
	 * What a slot's value looks like in the answer.
	 * @param value what the slot holds
	 * @return the same, a text as such, or null for a fault and for what became null
	 */
	static @Nullable Object shown(@Nullable Object value) {
		if (value instanceof Fault) {
			return null;
		}
		if (value instanceof Nullifiable part && part.completeness() == Completeness.NULLIFIED) {
			return null;
		}
		return (value instanceof SerializableString text) ? text.getValue() : value;
	}

	/** What completion found. */
	enum Completeness {

		/** Completion has not been here. */
		UNKNOWN,

		/** Nothing is wrong below. */
		SOUND,

		/** Something below is null because of an error, but not this. */
		FLAWED,

		/** This is null because something non-null below is missing. */
		NULLIFIED

	}

}
