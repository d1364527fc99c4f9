package io.sluice.cache.far;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Messages that are missing are noticed, whenever they come. */
class SequenceTests {

	private final Sequence sequence = new Sequence();

	@Test
	void oneAfterAnotherIsComplete() {
		assertThat(this.sequence.start(5)).isTrue();
		assertThat(this.sequence.heard(6)).isTrue();
		assertThat(this.sequence.heard(7)).isTrue();
		assertThat(this.sequence.reached(7)).isTrue();
		assertThat(this.sequence.reached(8)).isFalse();
	}

	@Test
	void aGapIsNoticed() {
		this.sequence.start(5);
		assertThat(this.sequence.heard(7)).isFalse();
	}

	@Test
	void whatWasKnownAtTheBeginningMayComeLate() {
		this.sequence.start(5);
		assertThat(this.sequence.heard(4)).isTrue();
		assertThat(this.sequence.heard(6)).isTrue();
	}

	@Test
	void whatComesBeforeTheBeginningCounts() {
		this.sequence.restart();
		assertThat(this.sequence.heard(5)).isTrue();
		assertThat(this.sequence.heard(6)).isTrue();
		assertThat(this.sequence.start(5)).isTrue();
		assertThat(this.sequence.reached(6)).isTrue();
		assertThat(this.sequence.heard(7)).isTrue();
	}

	@Test
	void aGapBeforeTheBeginningIsNoticed() {
		this.sequence.restart();
		this.sequence.heard(7);
		assertThat(this.sequence.start(5)).isFalse();
	}

	@Test
	void whatIsMissingStaysSoUntilItIsBegunAnew() {
		this.sequence.start(5);
		this.sequence.heard(7);
		assertThat(this.sequence.heard(8)).isFalse();
		assertThat(this.sequence.reached(8)).isFalse();
		this.sequence.restart();
		assertThat(this.sequence.start(8)).isTrue();
		assertThat(this.sequence.reached(8)).isTrue();
	}

	@Test
	void afterWhatCouldNotBeWrittenNothingIsCertain() {
		this.sequence.start(5);
		assertThat(this.sequence.heard(PurgeMessage.UNWRITTEN)).isFalse();
		assertThat(this.sequence.heard(6)).isFalse();
		this.sequence.restart();
		this.sequence.heard(PurgeMessage.UNWRITTEN);
		assertThat(this.sequence.start(6)).as("before the beginning").isFalse();
	}

}
