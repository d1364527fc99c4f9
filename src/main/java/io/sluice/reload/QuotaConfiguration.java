package io.sluice.reload;

import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.QuotaTerms;
import io.sluice.quota.Buckets;
import io.sluice.redis.Clients;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The buckets of the process: they stay when generations change, as nobody gets a new
 * budget by that.
 */
@Configuration(proxyBeanMethods = false)
class QuotaConfiguration {

	/** Where nobody is limited, somebody may be after a reload. */
	@Bean
	Buckets buckets(Blueprint blueprint, ObjectProvider<Clients> redis) {
		QuotaTerms terms = blueprint.terms().rates().quota();
		Clients clients = redis.getIfAvailable();
		return (clients != null) ? Buckets.shared(terms, System::nanoTime, clients)
				: Buckets.inProcess(terms, System::nanoTime);
	}

}
