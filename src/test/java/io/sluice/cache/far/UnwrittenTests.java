package io.sluice.cache.far;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the others have yet to be told of. */
class UnwrittenTests {

	private final Unwritten unwritten = new Unwritten();

	@Test
	void whatIsWrittenIsRemoved() {
		long ticket = this.unwritten.add(List.of("a", "b"));
		this.unwritten.remove(List.of("a"), ticket);
		assertThat(this.unwritten.tags()).containsExactly("b");
	}

	@Test
	void whatWasPurgedAgainMeanwhileStays() {
		long first = this.unwritten.add(List.of("a"));
		long second = this.unwritten.add(List.of("a"));
		this.unwritten.remove(List.of("a"), first);
		assertThat(this.unwritten.tags()).containsExactly("a");
		this.unwritten.remove(List.of("a"), second);
		assertThat(this.unwritten.tags()).isEmpty();
	}

	@Test
	void tooManyAreEverything() {
		IntStream.rangeClosed(0, 50_000).forEach((id) -> this.unwritten.add(List.of("product-" + id)));
		assertThat(this.unwritten.tags()).containsExactly(PurgeLog.EVERYTHING);
	}

}
