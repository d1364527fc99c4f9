package io.sluice.protect;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.sluice.blueprint.Sha256;
import io.sluice.cache.CallCache;
import io.sluice.cache.Caches;
import io.sluice.cache.Entry;
import io.sluice.cache.EntryKey;
import io.sluice.cache.FakeTime;
import io.sluice.cache.Lifetime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Documents that clients have had kept. */
class KeptDocumentsTests {

	private static final String TEXT = "{ greet(name: \"Zoë\") }";

	private static final String HASH = Sha256.of(TEXT);

	private static final long DAY = Duration.ofDays(1).toMillis();

	private final FakeTime time = new FakeTime();

	private final CallCache cache = Caches.empty(this.time);

	private final KeptDocuments documents = new KeptDocuments(this.cache);

	@Test
	void areKnownByTheirHash() {
		this.documents.keep(HASH, TEXT);
		assertThat(this.documents.find(HASH)).isCompletedWithValue(Optional.of(TEXT));
		assertThat(this.documents.find(Sha256.of("{ other }"))).isCompletedWithValue(Optional.empty());
	}

	@Test
	void areForgottenIfNobodyAsksForADay() {
		this.documents.keep(HASH, TEXT);
		this.time.pass(DAY - 1);
		assertThat(this.documents.find(HASH).join()).contains(TEXT);
		this.time.pass(DAY);
		assertThat(this.documents.find(HASH).join()).isEmpty();
	}

	@Test
	void stayForAnotherDayIfSomebodyAsks() {
		this.documents.keep(HASH, TEXT);
		for (int times = 0; times < 5; times++) {
			this.time.pass(DAY * 2 / 3);
			assertThat(this.documents.find(HASH).join()).contains(TEXT);
		}
	}

	@Test
	void areNotWhatSomebodyElseHasWrittenInTheirPlace() {
		long now = this.cache.now();
		this.cache.keep(new EntryKey("document", HASH), new Entry("{ other }".getBytes(StandardCharsets.UTF_8),
				new Lifetime(now, now + DAY, 0, 0), List.of(), Optional.empty()));
		assertThat(this.documents.find(HASH).join()).isEmpty();
		this.documents.keep(HASH, TEXT);
		assertThat(this.documents.find(HASH).join()).contains(TEXT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "g123456789012345678901234567890123456789012345678901234567890123" })
	void areNotLookedForByWhatIsNoHash(String hash) {
		this.documents.keep(hash, TEXT);
		assertThat(this.documents.find(hash).join()).isEmpty();
	}

}
