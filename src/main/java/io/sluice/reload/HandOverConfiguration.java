package io.sluice.reload;

import io.sluice.redis.HandOver;
import reactor.netty.resources.LoopResources;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;

/** Where what comes from Redis is handed over. */
@Configuration(proxyBeanMethods = false)
class HandOverConfiguration {

	@Bean
	HandOver handOver(ReactorResourceFactory resources) {
		return new HandOver(
				new EventLoops(resources.getLoopResources().onClient(LoopResources.DEFAULT_NATIVE))::current);
	}

}
