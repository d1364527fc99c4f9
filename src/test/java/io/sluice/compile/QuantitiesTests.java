package io.sluice.compile;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class QuantitiesTests {

	@ParameterizedTest
	@CsvSource({ "500ms,PT0.5S", "2s,PT2S", "1m,PT1M", "3h,PT3H", "' 2s ',PT2S" })
	void readsDurations(String text, Duration duration) {
		assertThat(Quantities.duration(text)).contains(duration);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "2", "0s", "-1s", "1.5s", "2 s", "2S", "2d", "s", "PT2S", "1234567890s" })
	void refusesWhatIsNoDuration(String text) {
		assertThat(Quantities.duration(text)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "24h,true", "86400001ms,false", "25h,false", "999999999h,false", "0s,false", "soon,false" })
	void nobodyIsWaitedForLongerThanADay(String text, boolean isRead) {
		assertThat(Quantities.patience(text).isPresent()).isEqualTo(isRead);
	}

	@ParameterizedTest
	@CsvSource({ "1B,1", "64KB,65536", "10MB,10485760", "1GB,1073741824" })
	void readsSizes(String text, long bytes) {
		assertThat(Quantities.size(text)).contains(bytes);
	}

	@ParameterizedTest
	@CsvSource({ "0B,0", "0GB,0", "64KB,65536" })
	void readsHowMuchRoomThereIs(String text, long bytes) {
		assertThat(Quantities.room(text)).contains(bytes);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "64", "0KB", "-1KB", "1.5MB", "64kb", "2GB", "9TB" })
	void refusesWhatIsNoSize(String text) {
		assertThat(Quantities.size(text)).isEmpty();
	}

}
