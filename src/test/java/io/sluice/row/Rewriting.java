package io.sluice.row;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.WireFormat;

/**
 * Writes messages in other ways that mean the same: out of order, in pieces, packed or
 * not, with values that do not count, with fields that nobody knows, and with long
 * varints.
 *
 * @param random chance
 */
record Rewriting(Random random) {

	byte[] rewrite(byte[] message, Descriptor type) {
		Map<Object, Deque<WireValue>> queues = new LinkedHashMap<>();
		for (WireValue value : WireValue.parse(message)) {
			FieldDescriptor field = type.findFieldByNumber(value.number());
			OneofDescriptor oneof = field.getRealContainingOneof();
			Deque<WireValue> queue = queues.computeIfAbsent((oneof != null) ? oneof : field,
					(_) -> new ArrayDeque<>(distraction(oneof, field)));
			queue.addAll(rewrite(value, field));
		}
		for (int count = this.random.nextInt(3); count > 0; count--) {
			queues.put(count, new ArrayDeque<>(List.of(unknown(0))));
		}
		return write(new ArrayList<>(queues.values()));
	}

	private byte[] write(List<Deque<WireValue>> queues) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		while (!queues.isEmpty()) {
			Deque<WireValue> next = queues.get(this.random.nextInt(queues.size()));
			if (next.isEmpty()) {
				queues.remove(next);
			}
			else {
				next.removeFirst().write(out, this.random);
			}
		}
		return out.toByteArray();
	}

	/** Another member of a oneof, which does not count if a further one comes. */
	private List<WireValue> distraction(OneofDescriptor oneof, FieldDescriptor set) {
		if (oneof == null || this.random.nextBoolean()) {
			return List.of();
		}
		FieldDescriptor other = oneof.getField(this.random.nextInt(oneof.getFieldCount()));
		boolean empty = other.getLiteType().getWireType() == WireFormat.WIRETYPE_LENGTH_DELIMITED;
		return (empty && other != set)
				? List.of(new WireValue(other.getNumber(), WireFormat.WIRETYPE_LENGTH_DELIMITED, new byte[0]))
				: List.of();
	}

	private List<WireValue> rewrite(WireValue value, FieldDescriptor field) {
		if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
			byte[] content = rewrite(value.payload(), field.getMessageType());
			return field.isRepeated() ? entry(value.with(content), field) : split(value.with(content));
		}
		if (!field.isRepeated()) {
			return this.random.nextInt(3) > 0 ? List.of(value) : List.of(value.blank(), value);
		}
		return field.isPackable() ? pack(value, field) : List.of(value);
	}

	/** A map's entry that comes before another one with the same key does not count. */
	private List<WireValue> entry(WireValue entry, FieldDescriptor field) {
		if (!field.isMapField() || this.random.nextBoolean()) {
			return List.of(entry);
		}
		ByteArrayOutputStream key = new ByteArrayOutputStream();
		WireValue.parse(entry.payload())
			.stream()
			.filter((part) -> part.number() == 1)
			.forEach((part) -> part.write(key, this.random));
		return List.of(entry.with(key.toByteArray()), entry);
	}

	private List<WireValue> split(WireValue message) {
		List<WireValue> parts = WireValue.parse(message.payload());
		int at = this.random.nextInt(parts.size() + 1);
		return this.random.nextBoolean() ? List.of(message)
				: List.of(join(message, parts.subList(0, at)), join(message, parts.subList(at, parts.size())));
	}

	private WireValue join(WireValue message, List<WireValue> parts) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		parts.forEach((part) -> part.write(out, this.random));
		return message.with(out.toByteArray());
	}

	private List<WireValue> pack(WireValue written, FieldDescriptor field) {
		int wireType = field.getLiteType().getWireType();
		List<WireValue> values = (written.wireType() == wireType) ? List.of(written) : written.unpacked(wireType);
		List<WireValue> blocks = new ArrayList<>();
		ByteArrayOutputStream block = new ByteArrayOutputStream();
		for (WireValue value : values) {
			if (this.random.nextBoolean()) {
				blocks.add(new WireValue(value.number(), WireFormat.WIRETYPE_LENGTH_DELIMITED, block.toByteArray()));
				block.reset();
			}
			if (block.size() == 0 && this.random.nextBoolean()) {
				blocks.add(value);
			}
			else {
				value.writePayload(block, this.random);
			}
		}
		blocks.add(new WireValue(written.number(), WireFormat.WIRETYPE_LENGTH_DELIMITED, block.toByteArray()));
		return blocks;
	}

	private WireValue unknown(int depth) {
		int number = this.random.nextInt(1000, 2900);
		int wireType = List.of(0, 1, 2, 3, 5).get(this.random.nextInt((depth < 3) ? 5 : 3));
		return switch (wireType) {
			case WireFormat.WIRETYPE_FIXED64 -> new WireValue(number, wireType, new byte[8]);
			case WireFormat.WIRETYPE_FIXED32 -> new WireValue(number, wireType, new byte[4]);
			case WireFormat.WIRETYPE_VARINT -> new WireValue(number, wireType, new byte[] { -1, -1, 3 });
			case WireFormat.WIRETYPE_LENGTH_DELIMITED -> new WireValue(number, wireType, new byte[] { -1, 12, 8 });
			default -> {
				ByteArrayOutputStream group = new ByteArrayOutputStream();
				Collections.nCopies(this.random.nextInt(3), depth + 1)
					.forEach((below) -> unknown(below).write(group, this.random));
				yield new WireValue(number, wireType, group.toByteArray());
			}
		};
	}

}
