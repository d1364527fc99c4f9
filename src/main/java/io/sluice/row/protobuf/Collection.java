package io.sluice.row.protobuf;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;

/** The type of the message that holds the messages of a stream. */
final class Collection {

	private Collection() {
	}

	/**
	 * Declares the type.
	 * @param element the type of the messages
	 * @return {@code message Collection { repeated Element items = 1; }}
	 */
	static Descriptor of(Descriptor element) {
		FieldDescriptorProto items = FieldDescriptorProto.newBuilder()
			.setName("items")
			.setNumber(1)
			.setLabel(FieldDescriptorProto.Label.LABEL_REPEATED)
			.setType(FieldDescriptorProto.Type.TYPE_MESSAGE)
			.setTypeName("." + element.getFullName())
			.build();
		FileDescriptorProto file = FileDescriptorProto.newBuilder()
			.setName("sluice/collection.proto")
			.setSyntax("proto3")
			.setPackage("sluice")
			.addDependency(element.getFile().getName())
			.addMessageType(DescriptorProto.newBuilder().setName("Collection").addField(items))
			.build();
		try {
			return FileDescriptor.buildFrom(file, new FileDescriptor[] { element.getFile() })
				.getMessageTypes()
				.getFirst();
		}
		catch (DescriptorValidationException ex) {
			throw new IllegalArgumentException("not collected: " + element.getFullName(), ex);
		}
	}

}
