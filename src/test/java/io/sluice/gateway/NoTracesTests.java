package io.sluice.gateway;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.logs.LoggerProvider;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What there is of OpenTelemetry if nobody collects spans, or not any more. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NoTracesTests {

	private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

	private static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint=http://127.0.0.1:9/v1/traces";

	@ParameterizedTest
	@ValueSource(strings = { "management.tracing.sampling.probability=1",
			ENDPOINT + " management.opentelemetry.enabled=false", ENDPOINT + " management.tracing.export.enabled=false",
			ENDPOINT + " management.tracing.export.otlp.enabled=false",
			"management.opentelemetry.logging.export.otlp.endpoint=http://127.0.0.1:9/v1/logs" })
	void isNothingAndTracesAreHandedOnAsTheyCame(String settings, @TempDir Path folder) {
		Set<Thread> before = Thread.getAllStackTraces().keySet();
		try (Services services = new Services(); Gateway gateway = start(folder, services, settings)) {
			services.server().stubFor(WireMock.get("/api/text").willReturn(WireMock.okJson("\"text\"")));
			gateway.ask(Map.of("query", "{ text }"), List.of("traceparent", PARENT));
			services.server()
				.verify(WireMock.getRequestedFor(WireMock.urlEqualTo("/api/text"))
					.withHeader("traceparent", WireMock.equalTo(PARENT)));
			assertThat(List.of(OpenTelemetry.class, Tracer.class, TracerProvider.class, LoggerProvider.class,
					MeterProvider.class, io.micrometer.tracing.Tracer.class))
				.noneMatch(gateway::has);
			Set<Thread> now = new HashSet<>(Thread.getAllStackTraces().keySet());
			now.removeAll(before);
			assertThat(now).extracting(Thread::getName)
				.noneMatch(
						(name) -> name.startsWith("BatchSpanProcessor") || name.startsWith("BatchLogRecordProcessor"));
		}
	}

	@Test
	void aCollectorThatIsNotThereCostsNoAnswerAndNoStop(@TempDir Path folder) {
		try (Services services = new Services();
				Gateway gateway = start(folder, services, ENDPOINT + " management.tracing.sampling.probability=1")) {
			services.server().stubFor(WireMock.get("/api/text").willReturn(WireMock.okJson("\"text\"")));
			assertThat(gateway.ask("{ text }").at("/data/text").asString()).isEqualTo("text");
		}
	}

	private static Gateway start(Path folder, Services services, String settings) {
		Gateway.Setup setup = Gateway.in(folder)
			.schema("type Query { text: String @rest(service: \"api\", get: \"/text\") }")
			.services(Map.of("api", services.url("api")));
		for (String setting : settings.split(" ")) {
			String[] parts = setting.split("=", 2);
			setup = setup.argument(parts[0], parts[1]);
		}
		return setup.start();
	}

}
