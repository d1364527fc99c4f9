package io.sluice.reload;

import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.QuotaTerms;
import io.sluice.quota.Buckets;
import io.sluice.redis.HandOver;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * The buckets of the process: they stay when generations change, as nobody gets a new
 * budget by that.
 */
@Configuration(proxyBeanMethods = false)
class QuotaConfiguration {

	/** Where nobody is limited, somebody may be after a reload. */
	@Bean
	Buckets buckets(Blueprint blueprint, ObjectProvider<LettuceConnectionFactory> redis, HandOver handOver) {
		QuotaTerms terms = blueprint.terms().rates().quota();
		LettuceConnectionFactory factory = redis.getIfAvailable();
		if (factory == null) {
			return Buckets.inProcess(terms, System::nanoTime);
		}
		return Buckets.shared(terms, System::nanoTime, factory.getRequiredNativeClient(), handOver);
	}

}
