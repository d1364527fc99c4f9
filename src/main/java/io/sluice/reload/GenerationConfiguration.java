package io.sluice.reload;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.sluice.blueprint.Blueprint;
import io.sluice.cache.CallCache;
import io.sluice.config.DocumentReader;
import io.sluice.downstream.Downstream;
import io.sluice.downstream.Network;
import io.sluice.generation.Assembly;
import io.sluice.generation.Generation;
import io.sluice.generation.Publication;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.web.reactive.function.client.WebClient;

/** Start-up in order: read, compile, build the first generation, publish it. */
@Configuration(proxyBeanMethods = false)
class GenerationConfiguration {

	/** The folder with {@code schema/} and {@code gateway-config/}. */
	@Bean
	Path home(Environment environment) {
		return DocumentReader.home(environment);
	}

	/** What is written while it is read is seen as a change then. */
	@Bean
	FilesSeen filesAtStart(Path home) {
		return FilesSeen.below(home).orElse(new FilesSeen(Map.of()));
	}

	@Bean
	@DependsOn("filesAtStart")
	Compiling compiling(Path home, ConfigurableEnvironment environment, SslBundles bundles) {
		return new Compiling(new Reading(home, environment), Downstream.reflection(bundles),
				Downstream.bundles(bundles));
	}

	@Bean
	Blueprint blueprint(Compiling compiling) {
		return compiling.first();
	}

	/**
	 * Without registrations, Spring Boot has no repository of them; without a place for
	 * traces, there is no tracer.
	 */
	@Bean
	Network network(SslBundles bundles, ReactorResourceFactory resources,
			ObjectProvider<ReactiveClientRegistrationRepository> registrations, MeterRegistry registry,
			ObjectProvider<Tracer> tracer) {
		Network services = Network.over(WebClient.builder(), bundles, resources.getLoopResources(),
				(name) -> Mono.justOrEmpty(registrations.getIfAvailable())
					.flatMap((repository) -> repository.findByRegistrationId(name)));
		Network measured = services.measured(registry, System::nanoTime);
		return Optional.ofNullable(tracer.getIfAvailable())
			.map((spans) -> measured.traced(spans, Schedulers.parallel()))
			.orElse(measured);
	}

	@Bean
	Assembly assembly(Network network, CallCache cache) {
		return (blueprint) -> Generation.of(blueprint, network.to(blueprint), cache,
				(task) -> Schedulers.single().schedule(task));
	}

	/**
	 * Of its own, since building takes long and asks services that describe themselves.
	 */
	@Bean(destroyMethod = "dispose")
	Scheduler reloadingThread() {
		return Schedulers.newBoundedElastic(1, Integer.MAX_VALUE, "sluice-reload");
	}

	@Bean
	Reloading reloading(Compiling compiling, Assembly assembly, Publication publication, Scheduler reloadingThread,
			MeterRegistry registry) {
		return new Reloading(compiling, assembly, publication, reloadingThread, new ReloadMeters(registry));
	}

	@Bean
	Watching watching(Path home, FilesSeen filesAtStart, Reloading reloading, Scheduler reloadingThread) {
		return new Watching(home, filesAtStart, reloading::now, reloadingThread);
	}

	/** Before the server takes requests. */
	@Bean
	SmartInitializingSingleton opening(Reloading reloading, Watching watching, Blueprint blueprint) {
		return () -> {
			reloading.start();
			watching.start(blueprint.terms().reload().watchEvery());
		};
	}

}
