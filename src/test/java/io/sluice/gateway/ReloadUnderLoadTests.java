package io.sluice.gateway;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.sluice.config.Home;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Whoever asks while the gateway reloads is answered, by what was there or by what is
 * there now.
 */
class ReloadUnderLoadTests {

	private static final int CLIENTS = 4;

	private static final int RELOADS = 8;

	private final AtomicBoolean over = new AtomicBoolean();

	private final AtomicInteger answered = new AtomicInteger();

	private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

	@Test
	void nobodyIsLeftWithoutAnAnswer(@TempDir Path folder) throws Exception {
		try (FakeIssuer issuer = new FakeIssuer(); Services services = new Services()) {
			services.server()
				.stubFor(WireMock.get(WireMock.urlPathMatching("/s/things"))
					.willReturn(WireMock.okJson("[{\"id\": 1, \"n\": 1}, {\"id\": 2, \"n\": 2}]")));
			Home home = new Home(folder);
			try (Gateway gateway = Gateway.in(folder)
				.schema(schema(0))
				.services(Map.of("s", services.url("s")))
				.file("gateway-config/limits.yaml", "sluice.reload: {watch-every: 0s, drain: 10ms}")
				.file("gateway-config/security.yaml",
						issuer.settings() + "sluice.security.operator-scope: sluice:operate")
				.start(); ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
				String token = issuer.token(issuer.claims().claim("scope", "sluice:operate").build());
				List<? extends Future<?>> asking = IntStream.range(0, CLIENTS)
					.mapToObj((_) -> clients.submit(() -> askUntilOver(gateway, token)))
					.toList();
				for (int version = 1; version <= RELOADS; version++) {
					int before = this.answered.get();
					await().until(() -> this.answered.get() > before + 2 * CLIENTS);
					home.with("schema/schema.graphqls", schema(version));
					assertThat(reload(gateway, token).statusCode()).isEqualTo(200);
					assertThat(gateway.ask("{ version }").at("/data/version").asInt()).isEqualTo(version);
				}
				this.over.set(true);
				for (Future<?> client : asking) {
					client.get();
				}
			}
		}
		assertThat(this.wrong).isEmpty();
	}

	private static String schema(int version) {
		return """
				type Query {
				  version: Int @value(of: %d)
				  things: [Thing!] @rest(service: "s", get: "/things", query: {version: "%1$d"})
				}
				type Thing { id: ID n: Int }
				""".formatted(version);
	}

	private void askUntilOver(Gateway gateway, String token) {
		while (!this.over.get()) {
			HttpResponse<String> response = gateway.post("{\"query\": \"{ version things { id n } }\"}",
					List.of("Authorization", "Bearer " + token));
			if (!isRight(response)) {
				this.wrong.add(response.statusCode() + " " + response.body());
			}
			this.answered.incrementAndGet();
		}
	}

	private static boolean isRight(HttpResponse<String> response) {
		JsonNode answer = Json.read(response.body());
		return response.statusCode() == 200 && answer.path("errors").isMissingNode()
				&& answer.at("/data/version").asInt(-1) <= RELOADS && answer.at("/data/things").size() == 2;
	}

	private static HttpResponse<String> reload(Gateway gateway, String token) {
		return gateway.send(HttpRequest.newBuilder(gateway.url("/operate/reload"))
			.header("Authorization", "Bearer " + token)
			.POST(BodyPublishers.noBody())
			.build());
	}

}
