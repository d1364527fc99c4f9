package io.sluice.observe;

import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NamesTests {

	private final Names names = new Names(2);

	@Test
	void theFirstAreKnownAndAllOthersAreOne() {
		assertThat(this.names.of("a")).isEqualTo("a");
		assertThat(this.names.of("b")).isEqualTo("b");
		IntStream.range(0, 1000).forEach((n) -> assertThat(this.names.of("c" + n)).isEqualTo(Names.OTHER));
		assertThat(this.names.of("a")).isEqualTo("a");
	}

	@Test
	void thereIsRoomForThoseThatAreVouchedFor() {
		this.names.of("a");
		this.names.of("b");
		this.names.vouch(Set.of("c", "d"));
		assertThat(this.names.of("c")).isEqualTo("c");
		assertThat(this.names.of("d")).isEqualTo("d");
		assertThat(this.names.of("e")).isEqualTo(Names.OTHER);
	}

	@Test
	void longNamesTakeNoRoom() {
		assertThat(this.names.of("a".repeat(101))).isEqualTo(Names.OTHER);
		assertThat(this.names.of("a".repeat(100))).hasSize(100);
		assertThat(this.names.of("b")).isEqualTo("b");
	}

}
