package io.sluice.reload;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ReadFrom;
import io.lettuce.core.SslVerifyMode;
import io.lettuce.core.resource.ClientResources;

import org.springframework.data.redis.connection.RedisClusterConfiguration;
import org.springframework.data.redis.connection.RedisSentinelConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.connection.lettuce.RedisCredentialsProviderFactory;

/**
 * Makes clients of Redis that differ from Spring Boot's in their resources only.
 *
 * @param boot made by Spring Boot, of its properties
 */
record ClientFactory(LettuceConnectionFactory boot) implements Function<ClientResources, AbstractRedisClient> {

	@Override
	public AbstractRedisClient apply(ClientResources resources) {
		LettuceConnectionFactory factory = factory(new Settings(this.boot.getClientConfiguration(), resources));
		factory.start();
		return factory.getRequiredNativeClient();
	}

	private LettuceConnectionFactory factory(LettuceClientConfiguration settings) {
		RedisClusterConfiguration cluster = this.boot.getClusterConfiguration();
		if (cluster != null) {
			return new LettuceConnectionFactory(cluster, settings);
		}
		RedisSentinelConfiguration sentinel = this.boot.getSentinelConfiguration();
		return (sentinel != null) ? new LettuceConnectionFactory(sentinel, settings)
				: new LettuceConnectionFactory(this.boot.getStandaloneConfiguration(), settings);
	}

	/**
	 * Settings with resources of their own.
	 *
	 * @param boot all other settings
	 * @param resources instead of those
	 */
	private record Settings(LettuceClientConfiguration boot,
			ClientResources resources) implements LettuceClientConfiguration {

		@Override
		public Optional<ClientResources> getClientResources() {
			return Optional.of(this.resources);
		}

		@Override
		public boolean isUseSsl() {
			return this.boot.isUseSsl();
		}

		@Override
		@Deprecated
		public boolean isVerifyPeer() {
			return this.boot.isVerifyPeer();
		}

		@Override
		public SslVerifyMode getVerifyMode() {
			return this.boot.getVerifyMode();
		}

		@Override
		public boolean isStartTls() {
			return this.boot.isStartTls();
		}

		@Override
		public Optional<ClientOptions> getClientOptions() {
			return this.boot.getClientOptions();
		}

		@Override
		public Optional<String> getClientName() {
			return this.boot.getClientName();
		}

		@Override
		public Optional<ReadFrom> getReadFrom() {
			return this.boot.getReadFrom();
		}

		@Override
		public Optional<RedisCredentialsProviderFactory> getRedisCredentialsProviderFactory() {
			return this.boot.getRedisCredentialsProviderFactory();
		}

		@Override
		public Duration getCommandTimeout() {
			return this.boot.getCommandTimeout();
		}

		@Override
		public Duration getShutdownTimeout() {
			return this.boot.getShutdownTimeout();
		}

		@Override
		public Duration getShutdownQuietPeriod() {
			return this.boot.getShutdownQuietPeriod();
		}

	}

}
