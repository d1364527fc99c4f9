package io.sluice.monitor;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.micrometer.tracing.autoconfigure.ConditionalOnEnabledTracingExport;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingProperties;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.Transport;
import org.springframework.boot.opentelemetry.autoconfigure.ConditionalOnEnabledOpenTelemetry;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/**
 * OpenTelemetry as Spring Boot sets it up, if it is said where spans are collected. Who
 * finds a tracer makes spans; without such a place there is none, and nothing of it.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnEnabledOpenTelemetry
@ConditionalOnEnabledTracingExport("otlp")
@ConditionalOnProperty("management.opentelemetry.tracing.export.otlp.endpoint")
@Import({ OpenTelemetrySdkAutoConfiguration.class, OpenTelemetryTracingAutoConfiguration.class,
		OtlpTracingAutoConfiguration.class })
class TracingConfiguration {

	private static final String TRANSPORT = "management.opentelemetry.tracing.export.otlp.transport";

	/**
	 * Refuses what there is no sender for, before it is looked for in vain.
	 * @param properties how spans are sent
	 */
	TracingConfiguration(OtlpTracingProperties properties) {
		if (properties.getTransport() != Transport.HTTP) {
			throw new InvalidConfigurationPropertyValueException(TRANSPORT, properties.getTransport(),
					"Spans are sent over HTTP only. Write http, and the endpoint that the collector has for it, "
							+ "such as http://127.0.0.1:4318/v1/traces.");
		}
	}

	/** Besides that of Spring Boot, which would say that it made our spans. */
	@Bean
	@Primary
	Tracer tracer(OpenTelemetry telemetry) {
		return telemetry.getTracer("io.sluice");
	}

}
