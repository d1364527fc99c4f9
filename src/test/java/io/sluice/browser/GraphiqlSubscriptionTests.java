package io.sluice.browser;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.sluice.SluiceApplication;
import io.sluice.cache.Caches;
import io.sluice.compile.SubscriptionRoots;
import io.sluice.config.Home;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Network;
import io.sluice.downstream.Freshness;
import io.sluice.downstream.Streamed;
import io.sluice.generation.Assembly;
import io.sluice.generation.Generation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

import static org.assertj.core.api.Assertions.assertThat;

/** GraphiQL subscribes over a WebSocket, with nothing but what the gateway serves. */
@WithChromium
class GraphiqlSubscriptionTests {

	@Test
	void showsEventsAndUnsubscribes(@TempDir Path folder) throws Exception {
		new Home(folder).with("gateway-config/services.yaml", "sluice.services.s.rest.base-url: http://127.0.0.1:1")
			.with("schema/examples/events.graphql", "subscription { tick }")
			.with("schema/schema.graphqls", """
					type Query { events: Events @value(of: {}) }
					type Events { tick: Int @rest(service: "s", get: "/ticks") }
					""");
		try (ConfigurableApplicationContext gateway = SpringApplication.from(SluiceApplication::main)
			.with(Ticks.class)
			.run("--sluice.home=" + folder, "--server.port=0", "--management.server.port=0",
					"--server.address=127.0.0.1")
			.getApplicationContext(); Graphiql page = Graphiql.of(url(gateway))) {
			page.open();
			page.execute();
			page.awaitThat("!document.querySelector('.sluice-callers')");
			page.awaitAnswer("\"tick\": 3");
			page.awaitThat("!document.querySelector('.sluice-calls')");
			assertThat(page.browser().requests()).contains(url(gateway).toString().replace("http", "ws") + "/graphql");
			page.execute();
			assertThat(gateway.getBean(Ticks.class).unsubscribed.await(30, TimeUnit.SECONDS)).isTrue();
			assertThat(page.console()).isEmpty();
		}
	}

	private static URI url(ConfigurableApplicationContext gateway) {
		return URI.create("http://127.0.0.1:" + gateway.getEnvironment().getProperty("local.server.port"));
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Ticks {

		private final CountDownLatch unsubscribed = new CountDownLatch(1);

		@Bean
		@Primary
		Assembly ticking(Network network) {
			return (blueprint) -> Generation.of(SubscriptionRoots.of(blueprint),
					new Streamed(network.to(blueprint), (_) -> ticks()), Caches.empty(), Runnable::run);
		}

		private Flux<Answer> ticks() {
			return Flux.fromIterable(List.of("1", "2", "3"))
				.concatWith(Flux.never())
				.<Answer>map((n) -> new Answer.Payload(n.getBytes(StandardCharsets.US_ASCII), Freshness.NONE))
				.doOnCancel(this.unsubscribed::countDown);
		}

	}

}
