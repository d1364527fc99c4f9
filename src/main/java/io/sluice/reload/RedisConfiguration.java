package io.sluice.reload;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import io.sluice.redis.Clients;
import io.sluice.redis.Loops;
import org.jspecify.annotations.Nullable;
import reactor.netty.resources.LoopResources;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientConfigurationBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.http.client.ReactorResourceFactory;

/**
 * The clients of Redis, as Spring Boot makes one; but they give up sooner, come back
 * sooner, and are on the event loops of requests.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(RedisNamed.class)
@Import(DataRedisAutoConfiguration.class)
class RedisConfiguration {

	private static final int WAITING = 10_000;

	private static final Duration PATIENCE = Duration.ofSeconds(2);

	/** What cannot be sent now is not wanted later. */
	@Bean
	LettuceClientOptionsBuilderCustomizer withoutQueues() {
		return (options) -> options.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
			.requestQueueSize(WAITING);
	}

	@Bean
	LettuceClientConfigurationBuilderCustomizer patience(
			@Value("${spring.data.redis.timeout:#{null}}") @Nullable Duration timeout) {
		return (client) -> client.commandTimeout((timeout != null) ? timeout : PATIENCE);
	}

	@Bean
	ClientResourcesBuilderCustomizer reconnecting() {
		return (resources) -> resources
			.reconnectDelay(Delay.exponential(Duration.ofMillis(50), Duration.ofSeconds(1), 2, TimeUnit.MILLISECONDS));
	}

	@Bean
	Clients redisClients(LettuceConnectionFactory boot, ClientResources resources, ReactorResourceFactory loops) {
		return Clients.of(Loops.of(loops.getLoopResources().onClient(LoopResources.DEFAULT_NATIVE)), resources,
				new ClientFactory(boot));
	}

}
