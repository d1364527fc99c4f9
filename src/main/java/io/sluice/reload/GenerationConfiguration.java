package io.sluice.reload;

import java.nio.file.Path;
import java.util.List;

import io.sluice.blueprint.Blueprint;
import io.sluice.cache.CallCache;
import io.sluice.compile.BlueprintCompiler;
import io.sluice.compile.Compilation;
import io.sluice.compile.RefusedException;
import io.sluice.config.Document;
import io.sluice.config.DocumentReader;
import io.sluice.downstream.Downstream;
import io.sluice.downstream.Network;
import io.sluice.generation.Assembly;
import io.sluice.generation.Generation;
import io.sluice.generation.Publication;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.web.reactive.function.client.WebClient;

/** Start-up in order: read, compile, build the first generation. */
@Configuration(proxyBeanMethods = false)
class GenerationConfiguration {

	private static final Log logger = LogFactory.getLog(GenerationConfiguration.class);

	@Bean
	Blueprint blueprint(@Value("${sluice.home:.}") Path home, ConfigurableEnvironment environment, SslBundles bundles) {
		Document document = DocumentReader.read(home, environment);
		return switch (BlueprintCompiler.compile(document, Downstream.reflection(bundles))) {
			case Compilation.Compiled(var blueprint) -> blueprint;
			case Compilation.Refused refused -> throw new RefusedException(refused);
		};
	}

	/** Without registrations, Spring Boot has no repository of them. */
	@Bean
	Network network(SslBundles bundles, ReactorResourceFactory resources,
			ObjectProvider<ReactiveClientRegistrationRepository> registrations) {
		return (blueprint) -> Downstream.to(blueprint, WebClient.builder(), bundles, resources.getLoopResources(),
				(name) -> Mono.justOrEmpty(registrations.getIfAvailable())
					.flatMap((repository) -> repository.findByRegistrationId(name)));
	}

	@Bean
	Assembly assembly(Network network, CallCache cache) {
		return (blueprint) -> Generation.of(blueprint, network.to(blueprint), cache,
				(task) -> Schedulers.single().schedule(task));
	}

	/** Before the server takes requests. */
	@Bean
	SmartInitializingSingleton opening(Blueprint blueprint, Assembly assembly, Publication publication) {
		return () -> {
			tell(blueprint);
			publication.publish(assembly.assemble(blueprint));
		};
	}

	private static void tell(Blueprint blueprint) {
		List<String> sharing = new SharingReport(blueprint).lines();
		if (!sharing.isEmpty()) {
			logger.info("Whose answers may serve others:\n" + String.join("\n", sharing));
		}
		if (blueprint.terms().security().explanation().isOpen()) {
			logger.warn("sluice.security.debug is ALL: everybody may see what is called for an operation.");
		}
	}

}
