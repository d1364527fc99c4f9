package io.sluice.gateway;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import io.sluice.cache.Caches;
import io.sluice.compile.SubscriptionRoots;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Freshness;
import io.sluice.downstream.Network;
import io.sluice.downstream.Request;
import io.sluice.downstream.Streamed;
import io.sluice.generation.Assembly;
import io.sluice.generation.Generation;
import reactor.core.publisher.Flux;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * Streams whose answers a test says. A gateway with this configuration lets clients
 * subscribe to the fields of the type {@code Events}.
 */
@TestConfiguration(proxyBeanMethods = false)
class FakeStreams {

	static final String SCHEMA = """
			type Query {
			  greet: String @value(of: "Hello")
			  held: String @rest(service: "s", get: "/held")
			  events: Events @value(of: {})
			}
			type Mutation { set(to: Int): Int @rest(service: "s", get: "/set/{args.to}") }
			type Events {
			  tick(id: ID! = 1): Tick @rest(service: "s", get: "/ticks/{args.id}")
			  who: Int
			    @rest(service: "s", get: "/who", query: {tenant: "{headers.X-Tenant}", operation: "{request.operationName}"})
			  strict: Int! @rest(service: "s", get: "/strict")
			}
			type Tick { n: Int text: String item: Item @lookup(key: "{parent.item}") }
			type Item @key(fields: "id") @rest(service: "s", get: "/items", query: {id: "{keys}"}, batch: {match: "id"}) {
			  id: ID!
			  name: String
			}
			""";

	private final Map<String, FakeStream> streams = new ConcurrentHashMap<>();

	@Bean
	@Primary
	Assembly streaming(Network network) {
		return (blueprint) -> Generation.of(SubscriptionRoots.of(blueprint),
				new Streamed(network.to(blueprint), this::answers), Caches.empty(), Runnable::run);
	}

	/** The stream that answers the one request to this path. */
	FakeStream at(String path) {
		return this.streams.computeIfAbsent(path, (_) -> new FakeStream());
	}

	/** Answers each request to this path anew. */
	void answer(String path, Flux<String> json) {
		this.streams.put(path, new FakeStream(json.map(FakeStreams::payload)));
	}

	static Answer payload(String json) {
		return new Answer.Payload(json.getBytes(StandardCharsets.UTF_8), Freshness.NONE);
	}

	private Flux<Answer> answers(Request request) {
		return at(Objects.requireNonNull(request.toString()).replaceFirst("GET http://[^/]+/s", "")).answers()
			.elements();
	}

}
