package io.sluice.row.protobuf;

/** One member of the object that a message stands for. */
sealed interface Member permits Field, Oneof, TypeName {

	/** Its name in the object. */
	String memberName();

}
