package io.sluice.row.protobuf;

import com.google.protobuf.Descriptors.Descriptor;

/**
 * What some bytes say: a message; or, for a member of a message, only what that member
 * is. Safe for use by many threads.
 */
public sealed interface Content permits MessageType, Field, Oneof {

	/**
	 * What tells this from all else that is in reach of the same messages.
	 * @return the name of the type, or its name and that of the member; not empty
	 */
	String name();

	/**
	 * What has a name.
	 * @param name a name of what is in reach
	 * @return what has the name
	 * @throws IllegalArgumentException if nothing has
	 */
	Content named(String name);

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
