package io.sluice.row.protobuf;

/** The member that says which message a {@link Oneof} holds. */
enum TypeName implements Member {

	/** The one instance. */
	INSTANCE;

	/** What discriminators read unless they are told otherwise. */
	static final String NAME = "__typename";

	@Override
	public String memberName() {
		return NAME;
	}

}
