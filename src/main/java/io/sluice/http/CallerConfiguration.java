package io.sluice.http;

import java.time.InstantSource;

import io.sluice.access.Callers;
import io.sluice.generation.Generation;

import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;

/** Finds out who asks, on the event loops of the server. */
@Configuration(proxyBeanMethods = false)
class CallerConfiguration {

	@Bean
	Callers callers(Generation generation, ReactorResourceFactory resources, SslBundles bundles) {
		return Callers.of(generation.blueprint().terms().security(), new IssuerClients(resources, bundles),
				InstantSource.system());
	}

}
