package io.sluice.row;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.sluice.fault.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Unread values as bytes that can be kept, and that say on their own how they are read. A
 * value is a slice, {@code null}, or a list of values. Safe for use by many threads.
 */
public final class Packing {

	private static final byte NULL = 0;

	private static final byte SLICE = 1;

	private static final byte LIST = 2;

	private final Map<String, Encoding> encodings = new ConcurrentHashMap<>();

	private final Encoding payload;

	/**
	 * Packs values of one call.
	 * @param payload how the call's answers are read
	 */
	public Packing(Encoding payload) {
		this.payload = payload;
	}

	/**
	 * Packs a value.
	 * @param value what {@link Reader} read as {@link io.sluice.plan.Shape.Unread}, or a
	 * list of it
	 * @return the bytes; {@code null} if a fault is part of the value
	 */
	public byte @Nullable [] pack(@Nullable Object value) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(
				(value instanceof Slice slice) ? slice.length() + 8 : 64);
		try {
			return write(value, new DataOutputStream(bytes)) ? bytes.toByteArray() : null;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("memory has no such errors", ex);
		}
	}

	private static boolean write(@Nullable Object value, DataOutputStream out) throws IOException {
		switch (value) {
			case null -> out.writeByte(NULL);
			case Slice slice -> {
				byte[] name = slice.encoding().name().getBytes(StandardCharsets.UTF_8);
				out.writeByte(SLICE);
				out.writeShort(name.length);
				out.write(name);
				out.writeInt(slice.length());
				out.write(slice.bytes(), slice.from(), slice.length());
			}
			case RowList list -> {
				out.writeByte(LIST);
				out.writeInt(list.size());
				for (int i = 0; i < list.size(); i++) {
					if (!write(list.element(i), out)) {
						return false;
					}
				}
			}
			case Fault _ -> {
				return false;
			}
			default -> throw new IllegalArgumentException("read already: " + value.getClass());
		}
		return true;
	}

	/**
	 * Unpacks a value.
	 * @param bytes what {@link #pack} made of it, not to be modified afterwards
	 * @param from where it begins there; it reaches to the end
	 * @return the value
	 * @throws IllegalArgumentException if it is no packed value of the call
	 */
	public @Nullable Object unpack(byte[] bytes, int from) {
		ByteBuffer buffer = ByteBuffer.wrap(bytes, from, bytes.length - from);
		try {
			Object value = read(bytes, buffer);
			if (buffer.hasRemaining()) {
				throw new IllegalArgumentException("more than one value");
			}
			return value;
		}
		catch (BufferUnderflowException ex) {
			throw new IllegalArgumentException("less than a value", ex);
		}
	}

	private @Nullable Object read(byte[] bytes, ByteBuffer buffer) {
		byte kind = buffer.get();
		return switch (kind) {
			case NULL -> null;
			case SLICE -> slice(bytes, buffer);
			case LIST -> list(bytes, buffer);
			default -> throw new IllegalArgumentException("no kind of value: " + kind);
		};
	}

	private Slice slice(byte[] bytes, ByteBuffer buffer) {
		int nameLength = Short.toUnsignedInt(buffer.getShort());
		String name = new String(bytes, skip(buffer, nameLength), nameLength, StandardCharsets.UTF_8);
		int length = buffer.getInt();
		int from = skip(buffer, length);
		return new Slice(bytes, from, from + length, named(name));
	}

	/** Where the next bytes begin, which are skipped. */
	private static int skip(ByteBuffer buffer, int length) {
		if (length < 0 || length > buffer.remaining()) {
			throw new BufferUnderflowException();
		}
		int from = buffer.position();
		buffer.position(from + length);
		return from;
	}

	private RowList list(byte[] bytes, ByteBuffer buffer) {
		int size = buffer.getInt();
		if (size < 0 || size > buffer.remaining()) {
			throw new BufferUnderflowException();
		}
		RowList list = new RowList(size);
		for (int i = 0; i < size; i++) {
			list.append(read(bytes, buffer));
		}
		return list;
	}

	private Encoding named(String name) {
		if (name.isEmpty()) {
			return JsonText.INSTANCE;
		}
		Encoding known = this.encodings.get(name);
		if (known == null) {
			known = this.payload.named(name);
			this.encodings.put(name, known);
		}
		return known;
	}

}
