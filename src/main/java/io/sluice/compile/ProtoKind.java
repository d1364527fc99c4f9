package io.sluice.compile;

import java.util.Optional;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;

/** The proto types that are single values. */
enum ProtoKind {

	/** {@code bool}. */
	BOOL,

	/** {@code int32} and its like. */
	INT32,

	/** {@code uint32} and {@code fixed32}, which are larger than an Int. */
	UINT32,

	/** All whole numbers of 64 bits. */
	INT64,

	/** {@code float} and {@code double}. */
	FLOAT,

	/** {@code string}. */
	STRING,

	/** {@code bytes}, which are written as base64. */
	BYTES,

	/** {@code google.protobuf.Timestamp}. */
	TIMESTAMP,

	/** {@code google.protobuf.Duration}. */
	DURATION,

	/** {@code google.protobuf.FieldMask}. */
	FIELD_MASK;

	/** The kind of a member's single value; empty for enums and other messages. */
	static Optional<ProtoKind> of(FieldDescriptor member) {
		return switch (member.getType()) {
			case BOOL -> Optional.of(BOOL);
			case INT32, SINT32, SFIXED32 -> Optional.of(INT32);
			case UINT32, FIXED32 -> Optional.of(UINT32);
			case INT64, SINT64, SFIXED64, UINT64, FIXED64 -> Optional.of(INT64);
			case FLOAT, DOUBLE -> Optional.of(FLOAT);
			case STRING -> Optional.of(STRING);
			case BYTES -> Optional.of(BYTES);
			case ENUM, GROUP -> Optional.empty();
			case MESSAGE -> of(member.getMessageType());
		};
	}

	private static Optional<ProtoKind> of(Descriptor message) {
		return switch (message.getFullName()) {
			case "google.protobuf.Timestamp" -> Optional.of(TIMESTAMP);
			case "google.protobuf.Duration" -> Optional.of(DURATION);
			case "google.protobuf.FieldMask" -> Optional.of(FIELD_MASK);
			case "google.protobuf.BoolValue", "google.protobuf.Int32Value", "google.protobuf.UInt32Value",
					"google.protobuf.Int64Value", "google.protobuf.UInt64Value", "google.protobuf.FloatValue",
					"google.protobuf.DoubleValue", "google.protobuf.StringValue", "google.protobuf.BytesValue" ->
				of(message.getFields().getFirst());
			default -> Optional.empty();
		};
	}

}
