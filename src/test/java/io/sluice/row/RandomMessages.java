package io.sluice.row;

import java.util.List;
import java.util.Random;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;

/**
 * Messages of any type, filled by chance.
 *
 * @param random chance
 */
record RandomMessages(Random random) {

	private static final List<Long> EDGES = List.of(0L, 1L, -1L, 7L, 127L, 128L, 300L, -300L, (long) Integer.MAX_VALUE,
			(long) Integer.MIN_VALUE, 1L << 31, 1L << 32, (1L << 53) + 1, Long.MAX_VALUE, Long.MIN_VALUE);

	private static final List<Double> REALS = List.of(0.0, 0.1, -2.5, 5.0, 3e9, 1e10, 1e300, 4.9e-324, 0x1p53, 0x1p54,
			16777217.0, 1000000064.0, Double.NaN, Double.NEGATIVE_INFINITY, Double.MAX_VALUE);

	private static final List<String> TEXTS = List.of("", "a", "b", "1", "x y", "\u00e9", "\ufffd", "\u20ac",
			"\ud83d\ude00", "__typename", "\u0000", "long ".repeat(40));

	DynamicMessage of(Descriptor type, int depth) {
		DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
		double density = this.random.nextDouble();
		for (FieldDescriptor field : type.getFields()) {
			boolean deep = field.getJavaType() == FieldDescriptor.JavaType.MESSAGE && depth <= 0;
			if (!deep && this.random.nextDouble() < density) {
				fill(message, field, depth);
			}
		}
		return message.build();
	}

	private void fill(DynamicMessage.Builder message, FieldDescriptor field, int depth) {
		if (!field.isRepeated()) {
			message.setField(field, value(field, depth));
			return;
		}
		for (int count = this.random.nextInt(4); count > 0; count--) {
			message.addRepeatedField(field, value(field, depth));
		}
	}

	Object value(FieldDescriptor field, int depth) {
		return switch (field.getType()) {
			case MESSAGE, GROUP -> message(field.getMessageType(), depth - 1);
			case INT64, UINT64, SINT64, FIXED64, SFIXED64 -> whole();
			case INT32, UINT32, SINT32, FIXED32, SFIXED32 -> (int) whole();
			case DOUBLE -> real();
			case FLOAT -> (float) real();
			case BOOL -> this.random.nextBoolean();
			case STRING -> text();
			case BYTES -> ByteString.copyFromUtf8(text());
			case ENUM -> field.getEnumType().findValueByNumberCreatingIfUnknown(this.random.nextInt(-4, 8));
		};
	}

	private DynamicMessage message(Descriptor type, int depth) {
		DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
		return switch (type.getFullName()) {
			case "google.protobuf.Timestamp" ->
				message.setField(type.findFieldByName("seconds"), this.random.nextLong(-62135596800L, 253402300800L))
					.setField(type.findFieldByName("nanos"), nanos())
					.build();
			case "google.protobuf.Duration" ->
				message.setField(type.findFieldByName("seconds"), this.random.nextLong(-315576000000L, 315576000000L))
					.setField(type.findFieldByName("nanos"), nanos())
					.build();
			default -> of(type, depth);
		};
	}

	private int nanos() {
		return List.of(0, 500_000_000, 1_000, 1, 999_999_999, 120_000_000).get(this.random.nextInt(6));
	}

	private long whole() {
		return this.random.nextBoolean() ? EDGES.get(this.random.nextInt(EDGES.size())) : this.random.nextLong();
	}

	private double real() {
		return this.random.nextInt(3) > 0 ? REALS.get(this.random.nextInt(REALS.size())) : this.random.nextGaussian();
	}

	private String text() {
		return TEXTS.get(this.random.nextInt(TEXTS.size()));
	}

}
