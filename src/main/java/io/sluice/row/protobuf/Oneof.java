package io.sluice.row.protobuf;

import java.util.List;

/**
 * Fields of which at most one is set. Shows as a member: null if none is set, else the
 * value of the one that is.
 */
final class Oneof implements Member, Content {

	private final String name;

	private final List<Field> fields;

	private final Selection alone;

	Oneof(String name, List<Field> fields) {
		this.name = name;
		this.fields = List.copyOf(fields);
		this.alone = Selection.alone(this);
	}

	@Override
	public String name() {
		return this.fields.getFirst().nameBeside(this.name);
	}

	@Override
	public Content named(String name) {
		return this.fields.getFirst().named(name);
	}

	@Override
	public String memberName() {
		return this.name;
	}

	List<Field> fields() {
		return this.fields;
	}

	/** Looks for nothing but this member. */
	Selection alone() {
		return this.alone;
	}

}
