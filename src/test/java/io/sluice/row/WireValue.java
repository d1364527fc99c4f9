package io.sluice.row;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.ExtensionRegistryLite;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.WireFormat;

/**
 * A value as it is written.
 *
 * @param number the number of its field
 * @param wireType how it is written
 * @param payload what follows the tag, or the length, or what is in the group
 */
record WireValue(int number, int wireType, byte[] payload) {

	static List<WireValue> parse(byte[] message) {
		List<WireValue> values = new ArrayList<>();
		CodedInputStream in = CodedInputStream.newInstance(message);
		try {
			for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
				values.add(parse(WireFormat.getTagFieldNumber(tag), WireFormat.getTagWireType(tag), in));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return values;
	}

	private static WireValue parse(int number, int wireType, CodedInputStream in) throws IOException {
		return new WireValue(number, wireType, switch (wireType) {
			case WireFormat.WIRETYPE_VARINT -> varint(in.readRawVarint64(), 0);
			case WireFormat.WIRETYPE_FIXED64 -> in.readRawBytes(8);
			case WireFormat.WIRETYPE_FIXED32 -> in.readRawBytes(4);
			case WireFormat.WIRETYPE_LENGTH_DELIMITED -> in.readByteArray();
			default -> {
				UnknownFieldSet.Builder group = UnknownFieldSet.newBuilder();
				in.readGroup(number, group, ExtensionRegistryLite.getEmptyRegistry());
				yield group.build().toByteArray();
			}
		});
	}

	/** The values in a packed one. */
	List<WireValue> unpacked(int wireType) {
		List<WireValue> values = new ArrayList<>();
		CodedInputStream in = CodedInputStream.newInstance(this.payload);
		try {
			while (!in.isAtEnd()) {
				values.add(parse(this.number, wireType, in));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return values;
	}

	WireValue with(byte[] payload) {
		return new WireValue(this.number, this.wireType, payload);
	}

	/** Another value of the same type. */
	WireValue blank() {
		return with(switch (this.wireType) {
			case WireFormat.WIRETYPE_VARINT -> new byte[] { 1 };
			case WireFormat.WIRETYPE_LENGTH_DELIMITED -> new byte[0];
			default -> new byte[this.payload.length];
		});
	}

	void write(ByteArrayOutputStream out, Random random) {
		long tag = (long) this.number << 3 | this.wireType;
		out.writeBytes(varint(tag, random.nextInt(8) / 4));
		switch (this.wireType) {
			case WireFormat.WIRETYPE_LENGTH_DELIMITED -> {
				out.writeBytes(varint(this.payload.length, random.nextInt(8) / 4));
				out.writeBytes(this.payload);
			}
			case WireFormat.WIRETYPE_START_GROUP -> {
				out.writeBytes(this.payload);
				out.writeBytes(varint(tag + 1, 0));
			}
			default -> writePayload(out, random);
		}
	}

	void writePayload(ByteArrayOutputStream out, Random random) {
		boolean padded = this.wireType == WireFormat.WIRETYPE_VARINT && this.payload.length < 8 && random.nextBoolean();
		if (padded) {
			byte[] longer = Arrays.copyOf(this.payload, this.payload.length + 2);
			longer[this.payload.length - 1] |= (byte) 0x80;
			longer[this.payload.length] = (byte) 0x80;
			out.writeBytes(longer);
		}
		else {
			out.writeBytes(this.payload);
		}
	}

	/** A varint, longer than it need be. */
	static byte[] varint(long value, int padding) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		long rest = value;
		while ((rest & ~0x7FL) != 0) {
			out.write((int) (rest & 0x7F | 0x80));
			rest >>>= 7;
		}
		out.write((int) rest | ((padding > 0) ? 0x80 : 0));
		for (int more = padding; more > 0; more--) {
			out.write((more > 1) ? 0x80 : 0);
		}
		return out.toByteArray();
	}

}
