package io.sluice.reload;

import java.time.InstantSource;

import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.CacheTerms;
import io.sluice.cache.CallCache;
import io.sluice.redis.HandOver;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * The one cache of the process: it stays when generations change, since its keys say what
 * was called.
 */
@Configuration(proxyBeanMethods = false)
class CacheConfiguration {

	@Bean
	CallCache callCache(Blueprint blueprint, ObjectProvider<LettuceConnectionFactory> redis, HandOver handOver) {
		CacheTerms terms = blueprint.terms().cache();
		LettuceConnectionFactory factory = redis.getIfAvailable();
		return (factory != null) ? CallCache.shared(terms, InstantSource.system(), System::nanoTime,
				factory.getRequiredNativeClient(), handOver)
				: CallCache.inProcess(terms, InstantSource.system(), System::nanoTime);
	}

}
