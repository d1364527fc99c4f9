package io.sluice.row.protobuf;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import org.jspecify.annotations.Nullable;

/** The types that messages of one type are made of. Safe for use by many threads. */
final class MessageTypes {

	private final Map<Descriptor, MessageType> types = new ConcurrentHashMap<>();

	/**
	 * What is in reach of messages.
	 * @param name the name of a type, or of a member
	 * @param root the type of the messages
	 */
	Content named(String name, Descriptor root) {
		MemberName member = MemberName.parse(name);
		Descriptor found = find(member.type(), root, new HashSet<>());
		if (found == null) {
			throw member.unknown();
		}
		MessageType type = of(found);
		return member.isWhole() ? type : type.member(member);
	}

	private static @Nullable Descriptor find(String name, Descriptor type, Set<Descriptor> seen) {
		if (type.getFullName().equals(name)) {
			return type;
		}
		if (seen.add(type)) {
			for (FieldDescriptor field : type.getFields()) {
				Descriptor found = (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE)
						? find(name, field.getMessageType(), seen) : null;
				if (found != null) {
					return found;
				}
			}
		}
		return null;
	}

	MessageType of(Descriptor descriptor) {
		return this.types.computeIfAbsent(descriptor, (_) -> new MessageType(descriptor, this));
	}

}
