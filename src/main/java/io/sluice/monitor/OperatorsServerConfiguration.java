package io.sluice.monitor;

import java.time.Duration;

import reactor.netty.resources.LoopResources;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.autoconfigure.web.server.ConditionalOnManagementPort;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.ReactorResourceFactory;

/**
 * One event loop of its own for the port of operators: the few who ask there are answered
 * while those of clients are busy, too. Spring Boot would have it run on the global ones
 * of Reactor Netty, four at least. Listed for the context of that server, and without
 * {@code @Configuration}, which would have it found for the gateway's, too.
 */
@ConditionalOnManagementPort(ManagementPortType.DIFFERENT)
class OperatorsServerConfiguration {

	private static final String LOOP = "operatorsLoop";

	/** Had by name only: whoever else wants one means that of the gateway. */
	@Bean(name = LOOP, defaultCandidate = false)
	ReactorResourceFactory operatorsLoop() {
		ReactorResourceFactory factory = new ReactorResourceFactory();
		factory.setUseGlobalResources(false);
		factory.setLoopResourcesSupplier(() -> LoopResources.create("operators", 1, true));
		// nobody can ask there any more when it stops
		factory.setShutdownQuietPeriod(Duration.ZERO);
		return factory;
	}

	@Bean
	WebServerFactoryCustomizer<NettyReactiveWebServerFactory> onItsOwnLoop(
			@Qualifier(LOOP) ReactorResourceFactory loop) {
		return (server) -> server.setResourceFactory(loop);
	}

}
