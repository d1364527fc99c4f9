package io.sluice.row.protobuf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.sym.PropertyNameMatcher;

/** A {@link Selection} while it is put together. */
final class SelectionBuilder {

	/** From here on, field numbers are searched for. */
	private static final int HIGH = 256;

	private static final int NONE = -1;

	private final List<Member> members = new ArrayList<>();

	private final List<Integer> matches = new ArrayList<>();

	private final List<Integer> places = new ArrayList<>();

	private final Map<Field, Integer> fields = new LinkedHashMap<>();

	private final List<Integer> oneofByField = new ArrayList<>();

	private final Map<Oneof, Integer> oneofs = new LinkedHashMap<>();

	private final TreeMap<Integer, Integer> fieldByNumber = new TreeMap<>();

	private final Function<Field, @Nullable Oneof> oneofOf;

	private final @Nullable PropertyNameMatcher names;

	/**
	 * Nothing yet.
	 * @param oneofOf the oneof that a field is in
	 * @param names what members are asked for by, if they are
	 */
	SelectionBuilder(Function<Field, @Nullable Oneof> oneofOf, @Nullable PropertyNameMatcher names) {
		this.oneofOf = oneofOf;
		this.names = names;
	}

	void add(Member member, int match) {
		this.members.add(member);
		this.matches.add(match);
		this.places.add(switch (member) {
			case Field field -> place(field);
			case Oneof oneof -> place(oneof);
			case TypeName _ -> NONE;
		});
	}

	private int place(Field field) {
		Oneof oneof = this.oneofOf.apply(field);
		if (oneof != null) {
			place(oneof);
		}
		return place(field, NONE);
	}

	private int place(Oneof oneof) {
		Integer place = this.oneofs.putIfAbsent(oneof, this.oneofs.size());
		if (place != null) {
			return place;
		}
		oneof.fields().forEach((field) -> place(field, this.oneofs.size() - 1));
		return this.oneofs.size() - 1;
	}

	private int place(Field field, int oneof) {
		Integer place = this.fields.putIfAbsent(field, this.fields.size());
		if (place != null) {
			return place;
		}
		this.fieldByNumber.put(field.number(), this.fields.size() - 1);
		this.oneofByField.add(oneof);
		return this.fields.size() - 1;
	}

	Selection build() {
		return new Selection(this);
	}

	@Nullable PropertyNameMatcher names() {
		return this.names;
	}

	Member[] members() {
		return this.members.toArray(Member[]::new);
	}

	int[] matches() {
		return ints(this.matches);
	}

	int[] places() {
		return ints(this.places);
	}

	Field[] fields() {
		return this.fields.keySet().toArray(Field[]::new);
	}

	int[] oneofByField() {
		return ints(this.oneofByField);
	}

	int oneofs() {
		return this.oneofs.size();
	}

	int[] fieldByNumber() {
		Map<Integer, Integer> low = this.fieldByNumber.headMap(HIGH);
		int[] fields = new int[low.isEmpty() ? 0 : this.fieldByNumber.lowerKey(HIGH) + 1];
		Arrays.fill(fields, NONE);
		low.forEach((number, field) -> fields[number] = field);
		return fields;
	}

	int[] highNumbers() {
		return ints(this.fieldByNumber.tailMap(HIGH).keySet());
	}

	int[] fieldByHighNumber() {
		return ints(this.fieldByNumber.tailMap(HIGH).values());
	}

	private static int[] ints(Collection<Integer> numbers) {
		return numbers.stream().mapToInt(Integer::intValue).toArray();
	}

}
