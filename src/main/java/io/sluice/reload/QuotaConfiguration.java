package io.sluice.reload;

import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.RateTerms;
import io.sluice.quota.Buckets;
import reactor.netty.resources.LoopResources;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.http.client.ReactorResourceFactory;

/**
 * The buckets of the process: they stay when generations change, as nobody gets a new
 * budget by that.
 */
@Configuration(proxyBeanMethods = false)
class QuotaConfiguration {

	/** Where nobody is limited, nothing is connected to. */
	@Bean
	Buckets buckets(Blueprint blueprint, ObjectProvider<LettuceConnectionFactory> redis,
			ReactorResourceFactory resources) {
		RateTerms rates = blueprint.terms().rates();
		LettuceConnectionFactory factory = rates.isUnlimited() ? null : redis.getIfAvailable();
		if (factory == null) {
			return Buckets.inProcess(rates.quota(), System::nanoTime);
		}
		EventLoops loops = new EventLoops(resources.getLoopResources().onClient(LoopResources.DEFAULT_NATIVE));
		return Buckets.shared(rates.quota(), System::nanoTime, factory.getRequiredNativeClient(), loops::current);
	}

}
