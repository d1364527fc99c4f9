package io.sluice.http;

import java.util.Optional;

import reactor.netty.resources.LoopResources;

import org.springframework.boot.reactor.netty.autoconfigure.ReactorNettyProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;

/**
 * One event loop per processor, for the server and all calls. Reactor Netty would start
 * four at least: on fewer processors, a call then goes from thread to thread for nothing.
 */
@Configuration(proxyBeanMethods = false)
class EventLoopConfiguration {

	@Bean
	ReactorResourceFactory reactorResourceFactory(ReactorNettyProperties properties) {
		ReactorResourceFactory factory = new LongestLived();
		factory.setUseGlobalResources(false);
		factory.setLoopResourcesSupplier(
				() -> LoopResources.create("sluice", Runtime.getRuntime().availableProcessors(), true));
		Optional.ofNullable(properties.getShutdownQuietPeriod()).ifPresent(factory::setShutdownQuietPeriod);
		return factory;
	}

	/**
	 * Ends when it is destroyed, which is after all who close connections on it when they
	 * are, and not with those that have a lifecycle, which is before.
	 */
	private static final class LongestLived extends ReactorResourceFactory {

		@Override
		public void stop() {
		}

		@Override
		public void destroy() {
			super.stop();
		}

	}

}
