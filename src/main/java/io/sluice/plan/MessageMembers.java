package io.sluice.plan;

import java.util.Optional;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;

/** What stands in the members of a message, where paths of a FieldMask may lead on. */
final class MessageMembers {

	private MessageMembers() {
	}

	/**
	 * The message in a member that holds one; not of those that are JSON values as a
	 * whole.
	 */
	static Optional<Descriptor> single(Descriptor type, String name) {
		return field(type, name).filter((field) -> !field.isRepeated()).flatMap(MessageMembers::message);
	}

	/** The message in a member, in each of its elements, or each entry of a map. */
	static Optional<Descriptor> element(Descriptor type, String name) {
		return field(type, name).flatMap(MessageMembers::message);
	}

	/** Whether this is an entry of a map, with a key and a value. */
	static boolean isEntry(Descriptor type) {
		return type.getOptions().getMapEntry();
	}

	private static Optional<FieldDescriptor> field(Descriptor type, String name) {
		return Optional.ofNullable(type.findFieldByName(name));
	}

	private static Optional<Descriptor> message(FieldDescriptor field) {
		return Optional.of(field)
			.filter((member) -> member.getJavaType() == FieldDescriptor.JavaType.MESSAGE)
			.map(FieldDescriptor::getMessageType)
			.filter((type) -> !type.getFile().getPackage().equals("google.protobuf"));
	}

}
