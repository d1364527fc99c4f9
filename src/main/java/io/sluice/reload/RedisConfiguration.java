package io.sluice.reload;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.resource.Delay;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientConfigurationBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The client of Redis, as Spring Boot makes it; but it gives up sooner, and comes back
 * sooner.
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

}
