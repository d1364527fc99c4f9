package io.sluice.row.protobuf;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.sym.PropertyNameMatcher;

/**
 * Members that are asked for, and the fields that must be looked for to know them.
 * Members, fields and oneofs are counted from zero. Immutable.
 */
final class Selection {

	private static final int NONE = -1;

	private final @Nullable PropertyNameMatcher names;

	private final Member[] members;

	private final int[] matches;

	private final int[] places;

	private final Field[] fields;

	private final int[] oneofByField;

	private final int oneofs;

	private final int[] fieldByNumber;

	private final int[] highNumbers;

	private final int[] fieldByHighNumber;

	Selection(SelectionBuilder builder) {
		this.names = builder.names();
		this.members = builder.members();
		this.matches = builder.matches();
		this.places = builder.places();
		this.fields = builder.fields();
		this.oneofByField = builder.oneofByField();
		this.oneofs = builder.oneofs();
		this.fieldByNumber = builder.fieldByNumber();
		this.highNumbers = builder.highNumbers();
		this.fieldByHighNumber = builder.fieldByHighNumber();
	}

	/**
	 * The members with certain names.
	 * @param type has the members
	 * @param names the names
	 * @return those that the type has
	 */
	static Selection of(MessageType type, PropertyNameMatcher names) {
		SelectionBuilder builder = new SelectionBuilder(type::oneofOf, names);
		String[] known = names.nameLookup();
		for (int match = 0; match < known.length; match++) {
			Member member = type.member(known[match]);
			if (member != null) {
				builder.add(member, match);
			}
		}
		return builder.build();
	}

	/**
	 * All fields of a message.
	 * @param type has the fields
	 * @return no oneofs, since fields show what they hold
	 */
	static Selection all(MessageType type) {
		SelectionBuilder builder = new SelectionBuilder(type::oneofOf, null);
		builder.add(TypeName.INSTANCE, PropertyNameMatcher.MATCH_UNKNOWN_NAME);
		type.fields().forEach((field) -> builder.add(field, PropertyNameMatcher.MATCH_UNKNOWN_NAME));
		return builder.build();
	}

	/**
	 * One member.
	 * @param member a oneof, or a field that is in none
	 * @return only that
	 */
	static Selection alone(Member member) {
		SelectionBuilder builder = new SelectionBuilder((_) -> null, null);
		builder.add(member, PropertyNameMatcher.MATCH_UNKNOWN_NAME);
		return builder.build();
	}

	@SuppressWarnings("ReferenceEquality") // one reader has one
	boolean isFor(PropertyNameMatcher names) {
		return this.names == names;
	}

	/** Whether members are asked for by name, and need not be shown if they are null. */
	boolean isByName() {
		return this.names != null;
	}

	/** How many members there are. */
	int members() {
		return this.members.length;
	}

	Member member(int member) {
		return this.members[member];
	}

	/** What those who ask for the member call it. */
	int match(int member) {
		return this.matches[member];
	}

	/** Which field or oneof a member is. */
	int place(int member) {
		return this.places[member];
	}

	/** How many fields there are. */
	int fields() {
		return this.fields.length;
	}

	Field field(int field) {
		return this.fields[field];
	}

	/** How many oneofs there are. */
	int oneofs() {
		return this.oneofs;
	}

	/** Which oneof a field is in, or -1. */
	int oneof(int field) {
		return this.oneofByField[field];
	}

	/** Which field has a number, or -1. */
	int numbered(int number) {
		if (number < this.fieldByNumber.length) {
			return this.fieldByNumber[number];
		}
		int found = Arrays.binarySearch(this.highNumbers, number);
		return (found >= 0) ? this.fieldByHighNumber[found] : NONE;
	}

}
