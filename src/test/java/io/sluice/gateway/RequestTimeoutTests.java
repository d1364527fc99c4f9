package io.sluice.gateway;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

/** Clients that say how long they wait, by {@code X-Request-Timeout}. */
class RequestTimeoutTests {

	private final WireMockServer service = new WireMockServer(WireMockConfiguration.options().dynamicPort());

	private Gateway gateway;

	@BeforeEach
	void start(@TempDir Path folder) {
		this.service.start();
		this.service.stubFor(get("/fast").willReturn(okJson("\"fast\"")));
		this.service.stubFor(get("/slow").willReturn(okJson("\"slow\"").withFixedDelay(5_000)));
		this.gateway = Gateway.in(folder).schema("""
				type Query {
				  fast: String @rest(service: "things", get: "/fast")
				  slow: String @rest(service: "things", get: "/slow")
				}
				""").file("gateway-config/services.yaml", """
				sluice:
				  services:
				    things:
				      rest: {base-url: "%s", deadline-header: X-Time-Left}
				      timeout: 8s
				""".formatted(this.service.baseUrl())).start();
	}

	@AfterEach
	void stop() {
		this.gateway.close();
		this.service.stop();
	}

	private HttpResponse<String> ask(String query, String... timeouts) {
		List<String> headers = Stream.of(timeouts)
			.flatMap((timeout) -> Stream.of("X-Request-Timeout", timeout))
			.toList();
		return this.gateway.post(Json.write(Map.of("query", query)), headers);
	}

	@Test
	void whatIsLateIsNullAndTheRestStands() {
		long began = System.nanoTime();
		JsonNode answer = Json.read(ask("{ slow fast }", "500ms").body());
		assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
		assertThat(answer.at("/data")).isEqualTo(Json.read("{\"slow\": null, \"fast\": \"fast\"}"));
		assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("DEADLINE_EXCEEDED");
		assertThat(answer.at("/errors/0/path/0").asString()).isEqualTo("slow");
	}

	@Test
	void servicesAreToldWhatIsLeft() {
		ask("{ fast }", "3");
		ask("{ fast }");
		this.service.verify(1,
				getRequestedFor(urlEqualTo("/fast")).withHeader("X-Time-Left", matching("(4000|3\\d{3})ms")));
		this.service.verify(1,
				getRequestedFor(urlEqualTo("/fast")).withHeader("X-Time-Left", matching("(8000|7\\d{3})ms")));
	}

	@Test
	void nobodyGetsMoreTimeThanThereIs() {
		assertThat(ask("{ fast }", "999999999m").body()).isEqualTo("{\"data\":{\"fast\":\"fast\"}}");
		this.service.verify(1,
				getRequestedFor(urlEqualTo("/fast")).withHeader("X-Time-Left", matching("(8000|7\\d{3})ms")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "0ms", "-1", "soon", "1.5", "2 s", "2h", "", "1234567890" })
	void whatIsNoTimeIsRefused(String timeout) {
		HttpResponse<String> answer = ask("{ fast }", timeout);
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(Json.read(answer.body())).isEqualTo(Json
			.read("""
					{"errors": [{
					  "message": "X-Request-Timeout is no time. Write whole seconds, such as 2, or a unit, such as 1500ms or 2s.",
					  "extensions": {"code": "BAD_REQUEST", "classification": "BAD_REQUEST"}
					}]}
					"""));
		this.service.verify(0, getRequestedFor(urlEqualTo("/fast")));
	}

	@Test
	void oneTimeIsEnough() {
		assertThat(ask("{ fast }", "1s", "2s").statusCode()).isEqualTo(400);
	}

}
