package io.sluice.proto;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;

/** The types that need no declaration. */
final class ScalarTypes {

	private ScalarTypes() {
	}

	static Optional<FieldDescriptorProto.Type> of(String name) {
		return Arrays.stream(FieldDescriptorProto.Type.values()).filter((type) -> switch (type) {
			case TYPE_MESSAGE, TYPE_ENUM, TYPE_GROUP -> false;
			default -> type.name().substring("TYPE_".length()).toLowerCase(Locale.ROOT).equals(name);
		}).findFirst();
	}

}
