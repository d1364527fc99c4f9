package io.sluice.compile;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.google.common.primitives.UnsignedLong;
import dev.cel.common.values.NullValue;
import org.jspecify.annotations.Nullable;

/** JSON values as CEL knows them. Objects and lists are converted as they are read. */
final class CelValue {

	private CelValue() {
	}

	static Object of(@Nullable Object value) {
		return switch (value) {
			case null -> NullValue.NULL_VALUE;
			case String text -> text;
			case Boolean truth -> truth;
			case BigInteger number -> integer(number);
			case BigDecimal number -> number.doubleValue();
			case Float number -> number.doubleValue();
			case Double number -> number;
			case Number number -> number.longValue();
			case Map<?, ?> object -> new Members(object);
			case List<?> list -> new Elements(list);
			// a custom scalar
			default -> value.toString();
		};
	}

	private static Object integer(BigInteger number) {
		if (number.bitLength() < Long.SIZE) {
			return number.longValue();
		}
		return (number.signum() > 0 && number.bitLength() == Long.SIZE) ? (Object) UnsignedLong.valueOf(number)
				: number.doubleValue();
	}

	/** An object. */
	private static final class Members extends AbstractMap<Object, Object> {

		private final Map<?, ?> members;

		Members(Map<?, ?> members) {
			this.members = members;
		}

		@Override
		public @Nullable Object get(@Nullable Object name) {
			Object value = this.members.get(name);
			return (value != null || this.members.containsKey(name)) ? of(value) : null;
		}

		@Override
		public boolean containsKey(@Nullable Object name) {
			return this.members.containsKey(name);
		}

		@Override
		public int size() {
			return this.members.size();
		}

		@Override
		public Set<Entry<Object, Object>> entrySet() {
			return new Entries(this.members.entrySet());
		}

	}

	/**
	 * The members of an object. They are put into no set of their own: that would hash
	 * each member, and so all below it, anew at every level.
	 */
	private static final class Entries extends AbstractSet<Map.Entry<Object, Object>> {

		private final Set<? extends Map.Entry<?, ?>> members;

		Entries(Set<? extends Map.Entry<?, ?>> members) {
			this.members = members;
		}

		@Override
		public Iterator<Map.Entry<Object, Object>> iterator() {
			return this.members.stream()
				.map((member) -> Map.entry((Object) member.getKey(), of(member.getValue())))
				.iterator();
		}

		@Override
		public int size() {
			return this.members.size();
		}

	}

	/** A list. */
	private static final class Elements extends AbstractList<Object> {

		private final List<?> elements;

		Elements(List<?> elements) {
			this.elements = elements;
		}

		@Override
		public Object get(int index) {
			return of(this.elements.get(index));
		}

		@Override
		public int size() {
			return this.elements.size();
		}

	}

}
