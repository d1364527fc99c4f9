package io.sluice.sample;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The Redis of the sample. */
class SampleRedisTests {

	@Test
	void saysWhereItIs() {
		Optional<SampleRedis> redis = SampleRedis.start(0);
		redis.ifPresent(SampleRedis::close);
		assertThat(redis.orElseThrow().arguments()).containsExactly("--spring.data.redis.host=127.0.0.1",
				"--spring.data.redis.port=" + redis.orElseThrow().port());
	}

	@Test
	void saysWhichPortIsTaken() {
		try (SampleRedis redis = SampleRedis.start(0).orElseThrow()) {
			int taken = redis.port();
			assertThatExceptionOfType(PortTakenException.class).isThrownBy(() -> SampleRedis.start(taken))
				.withMessageContaining("Port " + taken + " of the sample service 'redis' is taken.");
		}
	}

}
