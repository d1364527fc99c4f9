package io.sluice.monitor;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.micrometer.tracing.autoconfigure.ConditionalOnEnabledTracingExport;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingAutoConfiguration;
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

	/** Besides that of Spring Boot, which would say that it made our spans. */
	@Bean
	@Primary
	Tracer tracer(OpenTelemetry telemetry) {
		return telemetry.getTracer("io.sluice");
	}

}
