package io.sluice.cache.far;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.DataFormatException;

import io.sluice.cache.Entry;
import io.sluice.cache.Lifetime;
import io.sluice.cache.Validator;
import org.jspecify.annotations.Nullable;

/**
 * Entries as bytes: version, flags, digest of the key, lifetime, tags, validator, length
 * and bytes of the value, checksum. What has another version, another key's digest, a
 * wrong checksum or length was not written by us for this key, and is no entry. That does
 * not keep out who can write to Redis and wants to deceive.
 */
final class EntryCodec {

	private static final byte VERSION = 1;

	private static final int DEFLATED = 1;

	private static final int ETAG = 2;

	private static final int LAST_MODIFIED = 4;

	private static final int DIGEST = 32;

	private static final int CHECKSUM = 4;

	/** Version, flags, digest, five times, how many tags, how long the value is. */
	private static final int FIXED = 2 + DIGEST + 5 * 8 + 4 + 4 + CHECKSUM;

	private final Deflation deflation;

	EntryCodec(Deflation deflation) {
		this.deflation = deflation;
	}

	byte[] encode(byte[] digest, Entry entry) {
		Optional<byte[]> deflated = this.deflation.deflate(entry.value());
		byte[] payload = deflated.orElse(entry.value());
		List<byte[]> texts = new ArrayList<>();
		entry.tags().forEach((tag) -> texts.add(bytes(tag)));
		int flags = deflated.isPresent() ? DEFLATED : 0;
		Optional<String> etag = entry.validator().flatMap(Validator::etag);
		Optional<String> modified = entry.validator().flatMap(Validator::lastModified);
		flags |= etag.isPresent() ? ETAG : 0;
		flags |= modified.isPresent() ? LAST_MODIFIED : 0;
		etag.map(EntryCodec::bytes).ifPresent(texts::add);
		modified.map(EntryCodec::bytes).ifPresent(texts::add);
		int length = FIXED + texts.stream().mapToInt((text) -> 4 + text.length).sum() + payload.length;
		ByteBuffer buffer = ByteBuffer.allocate(length).put(VERSION).put((byte) flags).put(digest);
		Lifetime lifetime = entry.lifetime();
		buffer.putLong(lifetime.began()).putLong(lifetime.freshUntil());
		buffer.putLong(lifetime.staleUntil()).putLong(lifetime.usableUntil()).putLong(lifetime.keptUntil());
		buffer.putInt(entry.tags().size());
		texts.forEach((text) -> buffer.putInt(text.length).put(text));
		buffer.putInt(entry.value().length).put(payload);
		return buffer.putInt(checksum(buffer.array(), length - CHECKSUM)).array();
	}

	/** The entry; {@code null} if it is none, or not this key's. */
	@Nullable Entry decode(byte[] digest, byte[] bytes) {
		if (bytes.length < FIXED || bytes[0] != VERSION || !Arrays.equals(digest, 0, DIGEST, bytes, 2, 2 + DIGEST)
				|| ByteBuffer.wrap(bytes).getInt(bytes.length - CHECKSUM) != checksum(bytes, bytes.length - CHECKSUM)) {
			return null;
		}
		try {
			ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, bytes.length - CHECKSUM);
			Entry head = head(buffer);
			int length = buffer.getInt();
			byte[] payload = bytes(buffer, buffer.remaining());
			byte[] value = ((bytes[1] & DEFLATED) != 0) ? this.deflation.inflate(payload, length) : payload;
			return (value.length == length) ? new Entry(value, head.lifetime(), head.tags(), head.validator()) : null;
		}
		catch (BufferUnderflowException | DataFormatException | IllegalArgumentException ex) {
			return null;
		}
	}

	/** An entry without its value, if its beginning is all here. */
	static Optional<Entry> head(byte[] beginning) {
		try {
			return (beginning.length < FIXED - CHECKSUM || beginning[0] != VERSION) ? Optional.empty()
					: Optional.of(head(ByteBuffer.wrap(beginning)));
		}
		catch (BufferUnderflowException | IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	/** Whether these bytes begin like an entry of which more is needed for its head. */
	static boolean isCutOff(byte[] beginning) {
		return beginning.length > 0 && beginning[0] == VERSION && head(beginning).isEmpty();
	}

	private static Entry head(ByteBuffer buffer) {
		byte flags = buffer.position(1).get();
		buffer.position(2 + DIGEST);
		Lifetime lifetime = new Lifetime(buffer.getLong(), buffer.getLong(), buffer.getLong(), buffer.getLong(),
				buffer.getLong());
		int count = buffer.getInt();
		List<String> tags = new ArrayList<>();
		for (int index = 0; index < count; index++) {
			tags.add(text(buffer));
		}
		Optional<String> etag = ((flags & ETAG) != 0) ? Optional.of(text(buffer)) : Optional.empty();
		Optional<String> modified = ((flags & LAST_MODIFIED) != 0) ? Optional.of(text(buffer)) : Optional.empty();
		boolean validated = etag.isPresent() || modified.isPresent();
		return new Entry(new byte[0], lifetime, tags,
				validated ? Optional.of(new Validator(etag, modified)) : Optional.empty());
	}

	private static String text(ByteBuffer buffer) {
		return new String(bytes(buffer, buffer.getInt()), StandardCharsets.UTF_8);
	}

	private static byte[] bytes(ByteBuffer buffer, int length) {
		if (length < 0 || length > buffer.remaining()) {
			throw new BufferUnderflowException();
		}
		byte[] bytes = new byte[length];
		buffer.get(bytes);
		return bytes;
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static int checksum(byte[] bytes, int length) {
		CRC32C checksum = new CRC32C();
		checksum.update(bytes, 0, length);
		return (int) checksum.getValue();
	}

}
