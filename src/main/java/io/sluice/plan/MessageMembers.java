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

	/** The message in a member, in each of its elements, or in each value of a map. */
	static Optional<Descriptor> element(Descriptor type, String name) {
		return field(type, name)
			.map((field) -> field.isMapField() ? field.getMessageType().findFieldByNumber(2) : field)
			.flatMap(MessageMembers::message);
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
