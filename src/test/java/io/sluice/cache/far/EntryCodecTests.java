package io.sluice.cache.far;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import io.sluice.blueprint.Sha256;
import io.sluice.cache.Entry;
import io.sluice.cache.Lifetime;
import io.sluice.cache.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is an entry, and what only looks like one. */
class EntryCodecTests {

	private static final byte[] DIGEST = Sha256.bytes("call\nid=1");

	private final EntryCodec codec = new EntryCodec(new Deflation(100, 10_000));

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 100, 101, 10_000 })
	void whatIsWrittenIsRead(int length) {
		Entry entry = entry("x".repeat(length).getBytes(StandardCharsets.UTF_8));
		Entry read = this.codec.decode(DIGEST, this.codec.encode(DIGEST, entry));
		assertThat(read).usingRecursiveComparison().isEqualTo(entry);
	}

	@Test
	void whatCannotBeMadeSmallerStaysAsItIs() {
		byte[] noise = new byte[5_000];
		new Random(1).nextBytes(noise);
		byte[] written = this.codec.encode(DIGEST, entry(noise));
		assertThat(written).hasSizeBetween(noise.length, noise.length + 200);
		assertThat(this.codec.decode(DIGEST, written)).usingRecursiveComparison().isEqualTo(entry(noise));
	}

	@Test
	void anyOtherBitIsNoEntry() {
		byte[] written = this.codec.encode(DIGEST, entry("x".repeat(200).getBytes(StandardCharsets.UTF_8)));
		for (int bit = 0; bit < written.length * 8; bit++) {
			byte[] other = written.clone();
			other[bit / 8] ^= (byte) (1 << (bit % 8));
			assertThat(this.codec.decode(DIGEST, other)).as("bit " + bit).isNull();
		}
	}

	@Test
	void aPartIsNoEntry() {
		byte[] written = this.codec.encode(DIGEST, entry("x".repeat(200).getBytes(StandardCharsets.UTF_8)));
		for (int length = 0; length < written.length; length++) {
			assertThat(this.codec.decode(DIGEST, Arrays.copyOf(written, length))).isNull();
		}
	}

	@Test
	void anEntryOfAnotherKeyIsNone() {
		byte[] written = this.codec.encode(Sha256.bytes("call\nid=2"), entry(new byte[10]));
		assertThat(this.codec.decode(DIGEST, written)).isNull();
	}

	@Test
	void whatIsLongerThanAnythingThatIsKeptIsNoEntry() {
		byte[] written = new EntryCodec(new Deflation(100, 1 << 20)).encode(DIGEST, entry(new byte[10_001]));
		assertThat(written).hasSizeLessThan(500);
		assertThat(this.codec.decode(DIGEST, written)).isNull();
	}

	@Test
	void theBeginningSaysWhatItCanBePurgedBy() {
		byte[] written = this.codec.encode(DIGEST, entry(new byte[5_000]));
		assertThat(EntryCodec.head(Arrays.copyOf(written, 1024))).get()
			.extracting(Entry::tags)
			.isEqualTo(List.of("product-1", "type:Product"));
		assertThat(EntryCodec.head(Arrays.copyOf(written, 80))).isEmpty();
		assertThat(EntryCodec.head(new byte[0])).isEmpty();
	}

	@Test
	void whatEndsBeforeItsTagsDoIsCutOff() {
		byte[] written = this.codec.encode(DIGEST, entry(new byte[5_000]));
		assertThat(EntryCodec.isCutOff(Arrays.copyOf(written, 80))).isTrue();
		assertThat(EntryCodec.isCutOff(Arrays.copyOf(written, 1))).isTrue();
		assertThat(EntryCodec.isCutOff(Arrays.copyOf(written, 1024))).isFalse();
		assertThat(EntryCodec.isCutOff(new byte[0])).as("nothing").isFalse();
		assertThat(EntryCodec.isCutOff(new byte[80])).as("of another version").isFalse();
	}

	private static Entry entry(byte[] value) {
		return new Entry(value, new Lifetime(1, 2, 3, 4, 5), List.of("product-1", "type:Product"),
				Optional.of(new Validator(Optional.of("\"v1\""), Optional.empty())));
	}

}
