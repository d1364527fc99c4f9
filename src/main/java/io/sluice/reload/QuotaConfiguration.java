package io.sluice.reload;

import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.QuotaTerms;
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

	/** Where nobody is limited, somebody may be after a reload. */
	@Bean
	Buckets buckets(Blueprint blueprint, ObjectProvider<LettuceConnectionFactory> redis,
			ReactorResourceFactory resources) {
		QuotaTerms terms = blueprint.terms().rates().quota();
		LettuceConnectionFactory factory = redis.getIfAvailable();
		if (factory == null) {
			return Buckets.inProcess(terms, System::nanoTime);
		}
		EventLoops loops = new EventLoops(resources.getLoopResources().onClient(LoopResources.DEFAULT_NATIVE));
		return Buckets.shared(terms, System::nanoTime, factory.getRequiredNativeClient(), loops::current);
	}

}
