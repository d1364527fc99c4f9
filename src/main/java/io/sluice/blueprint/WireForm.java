package io.sluice.blueprint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import graphql.GraphQLContext;
import graphql.schema.GraphQLScalarType;
import org.jspecify.annotations.Nullable;

/**
 * How a coerced GraphQL input value is written for a service: wire values of enums, wire
 * names of input fields. {@code null} and {@link Absent#ABSENT} stay what they are.
 */
public sealed interface WireForm {

	/**
	 * Writes a value for the service.
	 * @param value the coerced value, in GraphQL's names
	 * @return the value in the service's names
	 */
	@Nullable Object write(@Nullable Object value);

	/** Values that need no change. */
	enum AsIs implements WireForm {

		/** The one instance. */
		INSTANCE;

		@Override
		public @Nullable Object write(@Nullable Object value) {
			return value;
		}

	}

	/**
	 * Values of an enum.
	 *
	 * @param values the enum
	 */
	record OfEnum(EnumValues values) implements WireForm {

		@Override
		public @Nullable Object write(@Nullable Object value) {
			return (value instanceof String name) ? this.values.wireValue(name) : value;
		}

	}

	/**
	 * Values of a scalar whose coerced form is no JSON value, such as a date.
	 *
	 * @param type the scalar
	 */
	record OfScalar(GraphQLScalarType type) implements WireForm {

		@Override
		public @Nullable Object write(@Nullable Object value) {
			if (value == null || value == Absent.ABSENT) {
				return value;
			}
			return this.type.getCoercing().serialize(value, GraphQLContext.getDefault(), Locale.ROOT);
		}

	}

	/**
	 * Lists.
	 *
	 * @param element the form of each element
	 */
	record OfList(WireForm element) implements WireForm {

		@Override
		public @Nullable Object write(@Nullable Object value) {
			if (!(value instanceof List<?> list)) {
				return this.element.write(value);
			}
			List<@Nullable Object> written = new ArrayList<>(list.size());
			list.forEach((item) -> written.add(this.element.write(item)));
			return written;
		}

	}

	/**
	 * Input objects.
	 *
	 * @param type the name of the input type
	 * @param types where the members of input types are found; input types may be
	 * recursive
	 */
	record OfObject(String type, InputTypes types) implements WireForm {

		@Override
		public @Nullable Object write(@Nullable Object value) {
			if (!(value instanceof Map<?, ?> object)) {
				return value;
			}
			Map<String, @Nullable Object> written = new LinkedHashMap<>();
			object.forEach((name, member) -> {
				InputTypes.Member target = this.types.member(this.type, String.valueOf(name));
				written.put(target.wireName(), target.form().write(member));
			});
			return written;
		}

		/**
		 * Finds the input field that is written under a name.
		 * @param wireName the name in what is sent
		 * @return the field; empty if no field of this type is written so
		 */
		public Optional<Named> written(String wireName) {
			return this.types.written(this.type, wireName);
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof OfObject that && this.type.equals(that.type) && this.types == that.types;
		}

		@Override
		public int hashCode() {
			return this.type.hashCode();
		}

		@Override
		public String toString() {
			return "OfObject[" + this.type + "]";
		}

	}

	/**
	 * A field of an input type.
	 *
	 * @param name its name in the schema
	 * @param form how its value is written
	 */
	record Named(String name, WireForm form) {

	}

}
