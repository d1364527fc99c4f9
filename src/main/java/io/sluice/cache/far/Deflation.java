package io.sluice.cache.far;

import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Makes large values smaller (RFC 1951).
 *
 * @param above bytes above which a value is large
 * @param most bytes of a value; what claims to be longer is a mistake
 */
record Deflation(long above, long most) {

	/** Fewer bytes; empty if they are few, or would not become fewer. */
	Optional<byte[]> deflate(byte[] value) {
		if (value.length <= this.above) {
			return Optional.empty();
		}
		Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
		try {
			deflater.setInput(value);
			deflater.finish();
			byte[] deflated = new byte[value.length - 1];
			int length = deflater.deflate(deflated);
			return deflater.finished() ? Optional.of(Arrays.copyOf(deflated, length)) : Optional.empty();
		}
		finally {
			deflater.end();
		}
	}

	byte[] inflate(byte[] deflated, int length) throws DataFormatException {
		if (length < 0 || length > this.most) {
			throw new DataFormatException("longer than anything that is kept");
		}
		Inflater inflater = new Inflater(true);
		try {
			inflater.setInput(deflated);
			byte[] value = new byte[length];
			int done = inflater.inflate(value);
			if (done != length || (!inflater.finished() && inflater.inflate(new byte[1]) > 0)) {
				throw new DataFormatException("another length than it says");
			}
			return value;
		}
		finally {
			inflater.end();
		}
	}

}
