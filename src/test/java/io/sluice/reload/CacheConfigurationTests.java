package io.sluice.reload;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.cluster.RedisClusterClient;
import io.sluice.blueprint.Blueprint;
import io.sluice.cache.CallCache;
import io.sluice.cache.Entry;
import io.sluice.cache.EntryKey;
import io.sluice.cache.Lifetime;
import io.sluice.cache.RedisProcess;
import io.sluice.compile.BlueprintCompiler;
import io.sluice.compile.Compilation;
import io.sluice.config.Document;
import io.sluice.config.Home;
import io.sluice.http.EventLoops;
import io.sluice.redis.Clients;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.reactor.netty.autoconfigure.ReactorNettyProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** When there is a Redis, and how it is used. */
class CacheConfigurationTests {

	@TempDir
	Path folder;

	private final ApplicationContextRunner gateway = new ApplicationContextRunner()
		.withBean(Blueprint.class, this::blueprint)
		.withBean(ReactorNettyProperties.class)
		.withUserConfiguration(EventLoops.CONFIGURATION, CacheConfiguration.class, QuotaConfiguration.class,
				RedisConfiguration.class);

	private Blueprint blueprint() {
		Document document = new Home(this.folder).with("schema/query.graphqls", "type Query { a: Int @value(of: 1) }")
			.read();
		return ((Compilation.Compiled) BlueprintCompiler.compile(document)).blueprint();
	}

	@Test
	void withoutAServerThereIsNoClient() {
		this.gateway.withPropertyValues("spring.data.redis.timeout=1s")
			.run((context) -> assertThat(context).hasSingleBean(CallCache.class).doesNotHaveBean(Clients.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "host=127.0.0.1", "url=redis://127.0.0.1:1",
			"sentinel.master=m,spring.data.redis.sentinel.nodes=127.0.0.1:1" })
	void aServerThatIsNamedIsTaken(String named) {
		this.gateway.withPropertyValues("spring.data.redis.port=1")
			.withPropertyValues(("spring.data.redis." + named).split(","))
			.run((context) -> {
				var client = context.getBean(Clients.class).any();
				assertThat(client).isInstanceOf(RedisClient.class);
				assertThat(client.getOptions().getDisconnectedBehavior())
					.isEqualTo(DisconnectedBehavior.REJECT_COMMANDS);
			});
	}

	@Test
	void aClusterThatIsNamedIsTaken() {
		this.gateway.withPropertyValues("spring.data.redis.cluster.nodes=127.0.0.1:1")
			.run((context) -> assertThat(context.getBean(Clients.class).each())
				.hasOnlyElementsOfType(RedisClusterClient.class));
	}

	@Test
	void twoGatewaysShareWhatIsKept() {
		try (RedisProcess redis = RedisProcess.started()) {
			ApplicationContextRunner runner = this.gateway.withPropertyValues("spring.data.redis.host=127.0.0.1",
					"spring.data.redis.port=" + redis.port());
			runner.run((one) -> runner
				.run((other) -> assertShared(one.getBean(CallCache.class), other.getBean(CallCache.class))));
		}
	}

	private static void assertShared(CallCache one, CallCache other) {
		EntryKey key = new EntryKey("call", "id=1");
		await().until(() -> {
			long now = one.now();
			one.keep(key, new Entry("one".getBytes(StandardCharsets.UTF_8), new Lifetime(now, now + 60_000, 0, 0),
					List.of(), Optional.empty()));
			return other.find(List.of(key)).join().getFirst() != null;
		});
	}

}
