package io.sluice.reload;

import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.RateTerms;
import io.sluice.quota.Buckets;

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

	/** Where nobody is limited, nothing is connected to. */
	@Bean
	Buckets buckets(Blueprint blueprint, ObjectProvider<LettuceConnectionFactory> redis) {
		RateTerms rates = blueprint.terms().rates();
		LettuceConnectionFactory factory = rates.isUnlimited() ? null : redis.getIfAvailable();
		return (factory != null) ? Buckets.shared(rates.quota(), System::nanoTime, factory.getRequiredNativeClient())
				: Buckets.inProcess(rates.quota(), System::nanoTime);
	}

}
