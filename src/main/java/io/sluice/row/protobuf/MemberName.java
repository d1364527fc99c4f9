package io.sluice.row.protobuf;

/**
 * The name of a type of messages, or of one of its members.
 *
 * @param type the full name of the type
 * @param member the name of the member; empty for the type itself
 */
record MemberName(String type, String member) {

	/** Stands in no name of proto files. */
	private static final char BETWEEN = '#';

	static MemberName parse(String name) {
		int end = name.indexOf(BETWEEN);
		return (end < 0) ? new MemberName(name, "") : new MemberName(name.substring(0, end), name.substring(end + 1));
	}

	boolean isWhole() {
		return this.member.isEmpty();
	}

	IllegalArgumentException unknown() {
		return new IllegalArgumentException("not in reach: " + this);
	}

	@Override
	public String toString() {
		return isWhole() ? this.type : this.type + BETWEEN + this.member;
	}

}
