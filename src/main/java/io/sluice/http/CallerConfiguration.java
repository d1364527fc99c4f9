package io.sluice.http;

import java.time.InstantSource;

import io.sluice.access.Callers;
import io.sluice.generation.Generation;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

/** Finds out who asks, on the event loops of the server. */
@Configuration(proxyBeanMethods = false)
class CallerConfiguration {

	@Bean
	Callers callers(Generation generation, ReactorResourceFactory resources) {
		ReactorClientHttpConnector connector = new ReactorClientHttpConnector(resources, (client) -> client);
		return Callers.of(generation.blueprint().security(), WebClient.builder().clientConnector(connector).build(),
				InstantSource.system());
	}

}
