package io.sluice.row.protobuf;

import com.google.protobuf.Descriptors.Descriptor;

/**
 * What some bytes say: a message; or, for a member of a message, only what that member
 * is. Safe for use by many threads.
 */
public sealed interface Content permits MessageType, Field, Oneof {

	/**
	 * A message.
	 * @param type its type
	 * @return bytes are its wire form
	 */
	static Content message(Descriptor type) {
		return new MessageTypes().of(type);
	}

	/**
	 * The messages of a stream, as if they were the repeated field 1 of one message.
	 * @param type the type of each
	 * @return bytes are the wire form of that message; they say the array
	 */
	static Content collected(Descriptor type) {
		return new MessageTypes().of(Collection.of(type)).only();
	}

}
