package io.sluice.plan;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.sluice.blueprint.Discriminator;

/** What kind of value stands in a slot, and how it is read from JSON. */
public sealed interface Shape {

	/** Whether null is a fault here and takes the parent with it. */
	boolean nonNull();

	/**
	 * The rows that the value can be, or that its elements can be.
	 * @return their layouts; none for scalars
	 */
	default Collection<Layout> rows() {
		return switch (this) {
			case ObjectOf(var layout, var _) -> List.of(layout);
			case AbstractOf(var _, var layouts, var _) -> layouts.values();
			case ListOf(var element, var _) -> element.rows();
			case MembersOf(var element) -> element.rows();
			case Leaf _, Unread _, Complete _ -> List.of();
		};
	}

	/**
	 * A scalar or an enum.
	 *
	 * @param type how it is read
	 * @param nonNull whether null is a fault
	 */
	record Leaf(LeafType type, boolean nonNull) implements Shape {

	}

	/**
	 * A list.
	 *
	 * @param element what it holds
	 * @param nonNull whether null is a fault
	 */
	record ListOf(Shape element, boolean nonNull) implements Shape {

	}

	/**
	 * An object of one type.
	 *
	 * @param layout its row
	 * @param nonNull whether null is a fault
	 */
	record ObjectOf(Layout layout, boolean nonNull) implements Shape {

	}

	/**
	 * An object whose type is known when its JSON is seen.
	 *
	 * @param discriminator how
	 * @param layouts its row, by the name of the object type
	 * @param nonNull whether null is a fault
	 */
	record AbstractOf(Discriminator discriminator, Map<String, Layout> layouts, boolean nonNull) implements Shape {

		public AbstractOf {
			layouts = Map.copyOf(layouts);
		}

	}

	/**
	 * A JSON object that is read as a map of its members.
	 *
	 * @param element what each member holds
	 */
	record MembersOf(Shape element) implements Shape {

		@Override
		public boolean nonNull() {
			return false;
		}

	}

	/** A JSON value that is kept as bytes, to be read later by whoever asks for it. */
	enum Unread implements Shape {

		/** Any value. */
		VALUE,

		/** An object or an array, or null. */
		CONTAINER;

		/**
		 * What can be told of a value before it is read.
		 * @param read what it is read as later
		 * @return what it has to be
		 */
		public static Unread of(Shape read) {
			return switch (read) {
				case Leaf _, Complete _ -> VALUE;
				case ObjectOf _, AbstractOf _, ListOf _, MembersOf _ -> CONTAINER;
				case Unread unread -> unread;
			};
		}

		@Override
		public boolean nonNull() {
			return false;
		}

	}

	/**
	 * A value that is complete already, with its null propagated.
	 *
	 * @param nonNull whether null takes the parent with it
	 */
	record Complete(boolean nonNull) implements Shape {

	}

}
