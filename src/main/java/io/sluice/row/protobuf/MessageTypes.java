package io.sluice.row.protobuf;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.google.protobuf.Descriptors.Descriptor;

/** The types that messages of one type are made of. Safe for use by many threads. */
final class MessageTypes {

	private final Map<Descriptor, MessageType> types = new ConcurrentHashMap<>();

	MessageType of(Descriptor descriptor) {
		return this.types.computeIfAbsent(descriptor, (_) -> new MessageType(descriptor, this));
	}

}
