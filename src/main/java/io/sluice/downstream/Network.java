package io.sluice.downstream;

import java.util.function.Function;
import java.util.function.LongSupplier;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.sluice.blueprint.Blueprint;
import io.sluice.downstream.rest.HttpClients;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.netty.resources.LoopResources;

import org.springframework.boot.ssl.SslBundles;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The way to all services, whichever generation names them. Those that are defined
 * equally share connections, and what is remembered of the service.
 */
@FunctionalInterface
public interface Network {

	/**
	 * A network that is connected to nobody yet.
	 * @param clients the builder that the client of each REST service is made with
	 * @param bundles where the SSL bundles of services are found
	 * @param loops the event loops that all calls run on; those of the server, so that a
	 * call need not change its thread
	 * @param registrations finds the clients of OAuth2 that services are called as
	 * @return the network
	 */
	static Network over(WebClient.Builder clients, SslBundles bundles, LoopResources loops,
			Function<String, Mono<ClientRegistration>> registrations) {
		return new SharedNetwork(new HttpClients(clients, bundles, loops), registrations);
	}

	/**
	 * This network, with figures of what is called.
	 * @param registry where they are read
	 * @param ticker nanoseconds since some time
	 * @return a network whose calls are measured
	 */
	default Network measured(MeterRegistry registry, LongSupplier ticker) {
		CallMeters meters = new CallMeters(registry);
		return (blueprint) -> new Metered(to(blueprint), meters, ticker);
	}

	/**
	 * This network, with a span for each call of an operation that is recorded.
	 * @param tracer makes spans
	 * @param timer measures the time
	 * @return a network whose services are told of those spans
	 */
	default Network traced(Tracer tracer, Scheduler timer) {
		return (blueprint) -> new Spanned(to(blueprint), tracer, timer);
	}

	/**
	 * The services of a blueprint. Nothing is sent before the first call.
	 * @param blueprint names the services, and all calls that will be made
	 * @return the services, to be closed
	 * @throws UnusableBundleException if a bundle that a service names cannot be used
	 */
	Downstream to(Blueprint blueprint);

}
