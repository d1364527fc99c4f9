package io.sluice;

import java.util.Map;

import io.sluice.command.Commands;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisRepositoriesAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.observation.LettuceObservationAutoConfiguration;
import org.springframework.boot.graphql.autoconfigure.reactive.GraphQlWebFluxAutoConfiguration;
import org.springframework.boot.graphql.autoconfigure.security.GraphQlWebFluxSecurityAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.NoopTracerAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.prometheus.PrometheusExemplarsAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.logging.OpenTelemetryLoggingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.logging.otlp.OtlpLoggingAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.reactive.ReactiveOAuth2ClientWebSecurityAutoConfiguration;

/**
 * Starts the gateway. Nothing of Spring Security is on the way of a request; Redis is
 * only there if a server is named, and OpenTelemetry only if a place for traces is. What
 * is measured and traced, we say ourselves: nothing observes each request besides.
 */
@SpringBootApplication(exclude = { GraphQlWebFluxAutoConfiguration.class, GraphQlWebFluxSecurityAutoConfiguration.class,
		ReactiveOAuth2ClientWebSecurityAutoConfiguration.class, DataRedisAutoConfiguration.class,
		DataRedisReactiveAutoConfiguration.class, DataRedisRepositoriesAutoConfiguration.class,
		LettuceObservationAutoConfiguration.class, ObservationAutoConfiguration.class,
		OpenTelemetrySdkAutoConfiguration.class, OpenTelemetryTracingAutoConfiguration.class,
		OpenTelemetryLoggingAutoConfiguration.class, OtlpTracingAutoConfiguration.class,
		OtlpLoggingAutoConfiguration.class, MicrometerTracingAutoConfiguration.class, NoopTracerAutoConfiguration.class,
		PrometheusExemplarsAutoConfiguration.class })
public class SluiceApplication {

	/** What is configured before any file is read: which files those are. */
	private static final Map<String, Object> FILES = Map.of("spring.config.name",
			"application,services,security,cache,rate-limits,limits", "spring.config.additional-location",
			"optional:file:${sluice.home:.}/gateway-config/");

	/**
	 * Starts the gateway on the folders below {@code sluice.home}, or does what else the
	 * command line says.
	 * @param args properties of Spring Boot, or a command
	 */
	public static void main(String[] args) {
		if (Commands.areMeant(args)) {
			System.exit(Commands.run(SluiceApplication::with, args));
		}
		with(SluiceApplication.class).run(args);
	}

	/**
	 * An application that reads {@code gateway-config/} below {@code sluice.home}.
	 * @param configuration what it consists of
	 * @return the application, which can be started with properties of Spring Boot
	 */
	public static SpringApplication with(Class<?> configuration) {
		SpringApplication application = new SpringApplication(configuration);
		application.setDefaultProperties(FILES);
		return application;
	}

}
