package io.sluice.gateway;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import io.sluice.blueprint.ServiceCall;
import io.sluice.blueprint.Values;
import io.sluice.cache.Caches;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Downstream;
import io.sluice.downstream.Network;
import io.sluice.downstream.Rendered;
import io.sluice.downstream.Request;
import io.sluice.generation.Assembly;
import io.sluice.generation.Generation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a generation holds is let go of when nobody needs it any more, and not before. */
class GenerationEndTests {

	@Test
	void lastsUntilItsLastRequestHasEnded(@TempDir Path folder) {
		try (FakeIssuer issuer = new FakeIssuer(); HeldService service = new HeldService()) {
			Gateway gateway = Gateway.in(folder)
				.schema("type Query { a: Int @rest(service: \"s\", get: \"/a\") }")
				.services(Map.of("s", service.url()))
				.file("gateway-config/limits.yaml", "sluice.reload.watch-every: 0s")
				.file("gateway-config/security.yaml", issuer.settings() + "sluice.security.operator-scope: operate")
				.with(Watched.class)
				.start();
			List<Held> generations = gateway.bean(Watched.class).generations;
			CompletableFuture<JsonNode> answer = CompletableFuture.supplyAsync(() -> gateway.ask("{ a }"));
			HeldService.Held call = service.next();
			reload(gateway, issuer.token(issuer.claims().claim("scope", "operate").build()));
			assertThat(generations).hasSize(2).noneMatch((generation) -> generation.closed);
			call.answer("1");
			assertThat(answer.join().at("/data/a").asInt()).isEqualTo(1);
			await().until(() -> generations.getFirst().closed);
			assertThat(generations.getLast().closed).isFalse();
			gateway.close();
			assertThat(generations.getLast().closed).isTrue();
		}
	}

	private static void reload(Gateway gateway, String token) {
		HttpRequest request = HttpRequest.newBuilder(gateway.url("/operate/reload"))
			.header("Authorization", "Bearer " + token)
			.POST(BodyPublishers.noBody())
			.build();
		assertThat(gateway.send(request).statusCode()).isEqualTo(200);
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Watched {

		private final List<Held> generations = new CopyOnWriteArrayList<>();

		@Bean
		@Primary
		Assembly held(Network network) {
			return (blueprint) -> {
				Held held = new Held(network.to(blueprint));
				this.generations.add(held);
				return Generation.of(blueprint, held, Caches.empty(), Runnable::run);
			};
		}

	}

	/** Services that tell whether they were let go of. */
	private static final class Held implements Downstream {

		private final Downstream services;

		private volatile boolean closed;

		private Held(Downstream services) {
			this.services = services;
		}

		@Override
		public Rendered render(ServiceCall call, Values values) {
			return this.services.render(call, values);
		}

		@Override
		public Mono<Answer> exchange(Request request, Duration time) {
			return this.services.exchange(request, time);
		}

		@Override
		public void close() {
			this.closed = true;
			this.services.close();
		}

	}

}
