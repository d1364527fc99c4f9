package io.sluice.row.protobuf;

import com.google.protobuf.Descriptors.Descriptor;

/** What a message stands for in JSON. */
enum Form {

	/** An object with its fields. */
	OBJECT,

	/** Its only field. */
	ONLY_FIELD,

	/** An object by key: its only field, a map. */
	STRUCT,

	/** Any JSON value. */
	VALUE,

	/** A string such as {@code 2030-12-31T23:59:59.5Z}. */
	TIMESTAMP,

	/** A string such as {@code PT1.5S}. */
	DURATION,

	/** A string such as {@code name,price.amount}. */
	FIELD_MASK;

	static Form of(Descriptor type) {
		return switch (type.getFullName()) {
			case "google.protobuf.BoolValue", "google.protobuf.BytesValue", "google.protobuf.DoubleValue",
					"google.protobuf.FloatValue", "google.protobuf.Int32Value", "google.protobuf.Int64Value",
					"google.protobuf.StringValue", "google.protobuf.UInt32Value", "google.protobuf.UInt64Value",
					"google.protobuf.ListValue" ->
				ONLY_FIELD;
			case "google.protobuf.Struct" -> STRUCT;
			case "google.protobuf.Value" -> VALUE;
			case "google.protobuf.Timestamp" -> TIMESTAMP;
			case "google.protobuf.Duration" -> DURATION;
			case "google.protobuf.FieldMask" -> FIELD_MASK;
			default -> OBJECT;
		};
	}

}
