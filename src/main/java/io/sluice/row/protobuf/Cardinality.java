package io.sluice.row.protobuf;

import com.google.protobuf.Descriptors.FieldDescriptor;

/** How many values a field has, and what it is when none is on the wire. */
enum Cardinality {

	/** One, or null. */
	NULLABLE,

	/** One; zero, the empty string or the empty message when it is absent. */
	DEFAULTED,

	/** A list, perhaps empty. */
	REPEATED,

	/** A list of entries with distinct keys, or an object by key. */
	MAP;

	static Cardinality of(FieldDescriptor field) {
		if (field.isMapField()) {
			return MAP;
		}
		if (field.isRepeated()) {
			return REPEATED;
		}
		boolean ofEntry = field.getContainingType().getOptions().getMapEntry();
		return (field.hasPresence() && !ofEntry) ? NULLABLE : DEFAULTED;
	}

	boolean isList() {
		return this == REPEATED || this == MAP;
	}

}
