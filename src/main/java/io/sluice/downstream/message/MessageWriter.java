package io.sluice.downstream.message;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.WireFormat;
import io.sluice.blueprint.Absent;
import org.jspecify.annotations.Nullable;

/** Writes JSON values as messages, guided by the descriptors of their types. */
public final class MessageWriter {

	/** As deep as protobuf's own parsers read. */
	private static final int DEEPEST = 100;

	private static final int BUFFER = 128;

	private final CodedOutputStream out;

	private final int depth;

	private MessageWriter(CodedOutputStream out, int depth) {
		this.out = out;
		this.depth = depth;
	}

	/**
	 * Writes a message.
	 * @param type its type
	 * @param value an object whose members are named as in the proto file, or what stands
	 * for a message of this type, such as a string for a timestamp; nothing is written
	 * for null and {@link Absent#ABSENT}
	 * @return the message on the wire
	 * @throws UnfitException if the value cannot be written as this type
	 */
	public static byte[] write(Descriptor type, @Nullable Object value) {
		return isPresent(value) ? nested(0, (writer) -> writer.message(type, value)) : new byte[0];
	}

	private static byte[] nested(int depth, Content content) {
		if (depth > DEEPEST) {
			throw new UnfitException("it is nested too deep");
		}
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(BUFFER);
		CodedOutputStream out = CodedOutputStream.newInstance(bytes, BUFFER);
		try {
			content.write(new MessageWriter(out, depth));
			out.flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	private void message(Descriptor type, @Nullable Object value) throws IOException {
		if (!(WellKnown.members(type, value) instanceof Map<?, ?> members)) {
			throw new UnfitException("an object is needed");
		}
		FieldDescriptor[] chosen = new FieldDescriptor[type.getOneofs().size()];
		for (Map.Entry<?, ?> member : members.entrySet()) {
			FieldDescriptor field = field(type, String.valueOf(member.getKey()));
			Object content = member.getValue();
			if (isPresent(content) || (!field.isRepeated() && WellKnown.takesNull(field))) {
				choose(field, chosen);
				member(field, content);
			}
		}
	}

	// the name is not repeated: in a free form of JSON it is a part of the value
	private static FieldDescriptor field(Descriptor type, String name) {
		FieldDescriptor field = type.findFieldByName(name);
		if (field != null) {
			return field;
		}
		return type.getFields()
			.stream()
			.filter((candidate) -> candidate.getJsonName().equals(name))
			.findFirst()
			.orElseThrow(() -> new UnfitException("it has a member that " + type.getName() + " does not have"));
	}

	private static void choose(FieldDescriptor field, FieldDescriptor[] chosen) {
		OneofDescriptor oneof = field.getRealContainingOneof();
		if (oneof == null) {
			return;
		}
		FieldDescriptor other = chosen[oneof.getIndex()];
		if (other != null) {
			throw new UnfitException(
					"\"" + other.getName() + "\" and \"" + field.getName() + "\" cannot be given together");
		}
		chosen[oneof.getIndex()] = field;
	}

	private static boolean isPresent(@Nullable Object value) {
		return value != null && value != Absent.ABSENT;
	}

	private void member(FieldDescriptor field, @Nullable Object value) throws IOException {
		try {
			if (field.isMapField()) {
				entries(field, value);
			}
			else if (field.isRepeated()) {
				elements(field, (value instanceof List<?> list) ? list : Collections.singletonList(value));
			}
			else {
				tagged(field, value);
			}
		}
		catch (UnfitException ex) {
			throw ex.below(field.getName());
		}
	}

	private void elements(FieldDescriptor field, List<?> list) throws IOException {
		if (field.isPacked() && !list.isEmpty()) {
			this.out.writeByteArray(field.getNumber(),
					nested(this.depth, (writer) -> each(field, list, writer::content)));
		}
		else {
			each(field, list, this::tagged);
		}
	}

	private static void each(FieldDescriptor field, List<?> list, Element writing) throws IOException {
		boolean takesNull = WellKnown.takesNull(field);
		for (int index = 0; index < list.size(); index++) {
			Object element = list.get(index);
			try {
				if (!isPresent(element) && !takesNull) {
					throw new UnfitException("a list of this type cannot hold null");
				}
				writing.write(field, element);
			}
			catch (UnfitException ex) {
				throw ex.below(index);
			}
		}
	}

	// a map is an object, or a list of objects with key and value
	private void entries(FieldDescriptor field, @Nullable Object value) throws IOException {
		switch (value) {
			case Map<?, ?> object -> {
				for (Map.Entry<?, ?> member : object.entrySet()) {
					entry(field, member.getKey(), member.getValue());
				}
			}
			case List<?> list -> each(field, list, this::entry);
			case null, default -> throw new UnfitException("an object, or a list of keys and values, is needed");
		}
	}

	private void entry(FieldDescriptor field, @Nullable Object entry) throws IOException {
		if (!(entry instanceof Map<?, ?> pair) || !isPresent(pair.get("key"))) {
			throw new UnfitException("an object with key and value is needed");
		}
		entry(field, pair.get("key"), pair.get("value"));
	}

	private void entry(FieldDescriptor field, @Nullable Object key, @Nullable Object value) throws IOException {
		List<FieldDescriptor> pair = field.getMessageType().getFields();
		if (isPresent(value) || WellKnown.takesNull(pair.getLast())) {
			this.out.writeByteArray(field.getNumber(), nested(this.depth + 1, (writer) -> {
				writer.tagged(pair.getFirst(), key);
				writer.tagged(pair.getLast(), value);
			}));
		}
	}

	private void tagged(FieldDescriptor field, @Nullable Object value) throws IOException {
		this.out.writeTag(field.getNumber(), field.getLiteType().getWireType());
		content(field, value);
		if (field.getType() == FieldDescriptor.Type.GROUP) {
			this.out.writeTag(field.getNumber(), WireFormat.WIRETYPE_END_GROUP);
		}
	}

	private void content(FieldDescriptor field, @Nullable Object value) throws IOException {
		switch (field.getType()) {
			case MESSAGE -> this.out
				.writeByteArrayNoTag(nested(this.depth + 1, (writer) -> writer.message(field.getMessageType(), value)));
			case GROUP -> this.out
				.writeRawBytes(nested(this.depth + 1, (writer) -> writer.message(field.getMessageType(), value)));
			case ENUM -> this.out.writeEnumNoTag(EnumNumbers.of(field.getEnumType(), orZero(value)));
			case BOOL, STRING, BYTES, DOUBLE, FLOAT, INT64, UINT64, INT32, FIXED64, FIXED32, UINT32, SFIXED32, SFIXED64,
					SINT32, SINT64 ->
				scalar(field.getType(), orZero(value));
		}
	}

	// only a NullValue is written for null, and its number is zero
	private static Object orZero(@Nullable Object value) {
		return (value != null && value != Absent.ABSENT) ? value : 0;
	}

	private void scalar(FieldDescriptor.Type type, Object value) throws IOException {
		switch (type) {
			case BOOL -> this.out.writeBoolNoTag(Scalars.bool(value));
			case STRING -> this.out.writeStringNoTag(Scalars.string(value));
			case BYTES -> this.out.writeByteArrayNoTag(Scalars.bytes(value));
			case DOUBLE -> this.out.writeDoubleNoTag(Numbers.toDouble(value));
			case FLOAT -> this.out.writeFloatNoTag(Numbers.toFloat(value));
			case INT32 -> this.out.writeInt32NoTag(Numbers.int32(value));
			case SINT32 -> this.out.writeSInt32NoTag(Numbers.int32(value));
			case UINT32 -> this.out.writeUInt32NoTag(Numbers.uint32(value));
			case FIXED32 -> this.out.writeFixed32NoTag(Numbers.uint32(value));
			case SFIXED32 -> this.out.writeSFixed32NoTag(Numbers.int32(value));
			case INT64 -> this.out.writeInt64NoTag(Numbers.int64(value));
			case SINT64 -> this.out.writeSInt64NoTag(Numbers.int64(value));
			case UINT64 -> this.out.writeUInt64NoTag(Numbers.uint64(value));
			case FIXED64 -> this.out.writeFixed64NoTag(Numbers.uint64(value));
			case SFIXED64 -> this.out.writeSFixed64NoTag(Numbers.int64(value));
			case MESSAGE, GROUP, ENUM -> throw new IllegalArgumentException("no scalar: " + type);
		}
	}

	/** What stands in one message. */
	@FunctionalInterface
	private interface Content {

		void write(MessageWriter to) throws IOException;

	}

	/** How one element of a list is written. */
	@FunctionalInterface
	private interface Element {

		void write(FieldDescriptor field, @Nullable Object value) throws IOException;

	}

}
