package io.sluice.http;

import java.time.InstantSource;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.sluice.http.seen.AccessLog;
import io.sluice.http.seen.GenerationMeters;
import io.sluice.http.seen.Ledger;
import io.sluice.http.seen.ServicesHealth;
import io.sluice.protect.Shares;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.graphql.autoconfigure.GraphQlCorsProperties;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;

/** What stays when generations change: the way to them, and what they share. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ GraphQlProperties.class, GraphQlCorsProperties.class })
class ReceptionConfiguration {

	@Bean
	Reception reception(ApplicationContext gateway, MeterRegistry registry) {
		return new Reception(gateway, Schedulers.parallel(),
				(generation) -> new GenerationMeters(generation).bindTo(registry));
	}

	@Bean
	ReceptionCustomizer receptionCustomizer(Reception reception) {
		return new ReceptionCustomizer(reception);
	}

	@Bean
	UnreadBodies unreadBodies() {
		return new UnreadBodies();
	}

	@Bean
	KnownCallers knownCallers(ReactorResourceFactory resources, SslBundles bundles) {
		return new KnownCallers(new IssuerClients(resources, bundles), InstantSource.system());
	}

	@Bean
	Shares shares() {
		return new Shares();
	}

	@Bean
	OpenConnections openConnections(MeterRegistry registry) {
		return new OpenConnections(registry);
	}

	@Bean
	OperationsUnderWay operationsUnderWay() {
		return new OperationsUnderWay();
	}

	@Bean
	AccessLog accessLog(MeterRegistry registry) {
		return new AccessLog(registry);
	}

	@Bean
	Ledger ledger(MeterRegistry registry, AccessLog log, ObjectProvider<Tracer> tracer) {
		return new Ledger(registry, log, tracer.getIfAvailable(), System::nanoTime);
	}

	@Bean
	HealthIndicator services(Reception reception) {
		return new ServicesHealth(reception::conditions);
	}

	@Bean
	NettyServerCustomizer malformedAddresses() {
		return (server) -> server.mapHandle(MalformedAddress::answer);
	}

}
