package io.sluice.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.netty.channel.EventLoop;
import io.sluice.cache.RedisProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** It may be the event loop that is late, and not Redis. */
class BusyLoopTests {

	private static final Duration BUDGET = Duration.ofMillis(200);

	private static final String KEY = "key";

	private final RedisProcess slow = RedisProcess.started();

	private final RedisProcess quick = RedisProcess.started();

	private final RedisClients clients = new RedisClients();

	private final RedisClient looking = RedisClient.create("redis://127.0.0.1:" + this.slow.port());

	@AfterEach
	void stop() {
		this.clients.close();
		this.looking.shutdown(Duration.ZERO, Duration.ofSeconds(1));
		this.slow.close();
		this.quick.close();
	}

	/** It keeps the loop from reading until the answer is there, and too late. */
	@Test
	void whatCameWhileTheLoopDidSomethingElseIsInTime() {
		EventLoop loop = this.clients.loops().all().getFirst();
		Protection protection = new Protection(BUDGET, this.clients.loops());
		RedisCommands<String, String> looking = this.looking.connect().sync();
		AtomicBoolean over = new AtomicBoolean();
		try (Asking asking = Asking.open(this.clients.of(this.slow.port()));
				Asking other = Asking.open(this.clients.of(this.quick.port()))) {
			looking.clientPause(BUDGET.toMillis() / 4);
			String answer = CompletableFuture.supplyAsync(() -> {
				CompletableFuture<Void> _ = CompletableFuture.runAsync(() -> over.set(true),
						CompletableFuture.delayedExecutor(BUDGET.toMillis() + 1, TimeUnit.MILLISECONDS));
				CompletableFuture<String> asked = protection
					.ask(() -> asking.commands().set(KEY.getBytes(StandardCharsets.UTF_8), new byte[0]), "too late");
				other.commands().ping().thenRun(() -> await().until(() -> over.get() && looking.exists(KEY) == 1));
				return asked;
			}, loop).thenCompose(Function.identity()).join();
			assertThat(over).isTrue();
			assertThat(answer).isEqualTo("OK");
		}
	}

}
