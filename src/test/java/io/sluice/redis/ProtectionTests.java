package io.sluice.redis;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Nobody waits for Redis longer than it is worth. */
class ProtectionTests {

	private static final String OTHERWISE = "otherwise";

	private final RedisClients clients = new RedisClients();

	private final Protection protection = new Protection(Duration.ofSeconds(5), this.clients.loops());

	private final AtomicInteger asked = new AtomicInteger();

	@AfterEach
	void stop() {
		this.clients.close();
	}

	private String ask(CompletableFuture<String> answer) {
		return this.protection.ask(() -> {
			this.asked.incrementAndGet();
			return answer;
		}, OTHERWISE).join();
	}

	private String fine() {
		return ask(CompletableFuture.completedFuture("fine"));
	}

	private void fail(int times) {
		for (int question = 0; question < times; question++) {
			assertThat(ask(CompletableFuture.failedFuture(new IllegalStateException("gone")))).isEqualTo(OTHERWISE);
		}
	}

	@Test
	void whatComesTooLateIsDoneWithout() {
		Protection impatient = new Protection(Duration.ofMillis(1), this.clients.loops());
		assertThat(impatient.ask(CompletableFuture<String>::new, OTHERWISE).join()).isEqualTo(OTHERWISE);
		assertThat(this.protection.<String>ask(() -> {
			throw new IllegalStateException("not connected");
		}, OTHERWISE).join()).isEqualTo(OTHERWISE);
	}

	@Test
	void isNotAskedWhileHalfOfTheAnswersAreLate() {
		fail(9);
		assertThat(this.protection.isOff()).as("too few to tell").isFalse();
		fail(1);
		assertThat(this.protection.isOff()).isTrue();
		assertThat(this.protection.standing()).isEqualTo(Standing.SLOW);
		assertThat(fine()).isEqualTo(OTHERWISE);
		assertThat(this.asked).hasValue(10);
	}

	@Test
	void isUsedAgainAlsoByWhoAsksSeldom() {
		fail(10);
		await().pollInterval(Duration.ofMillis(400)).until(() -> {
			fine();
			return this.protection.standing() == Standing.USED;
		});
		assertThat(fine()).isEqualTo("fine");
	}

}
