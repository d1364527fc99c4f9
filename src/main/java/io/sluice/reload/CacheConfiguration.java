package io.sluice.reload;

import java.time.InstantSource;

import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.CacheTerms;
import io.sluice.cache.CallCache;
import io.sluice.redis.Clients;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The one cache of the process: it stays when generations change, since its keys say what
 * was called.
 */
@Configuration(proxyBeanMethods = false)
class CacheConfiguration {

	@Bean
	CallCache callCache(Blueprint blueprint, ObjectProvider<Clients> redis) {
		CacheTerms terms = blueprint.terms().cache();
		Clients clients = redis.getIfAvailable();
		return (clients != null) ? CallCache.shared(terms, InstantSource.system(), System::nanoTime, clients)
				: CallCache.inProcess(terms, InstantSource.system(), System::nanoTime);
	}

}
