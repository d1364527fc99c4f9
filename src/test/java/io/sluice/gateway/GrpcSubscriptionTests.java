package io.sluice.gateway;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import io.sluice.config.Home;
import io.sluice.sample.wire.GrpcMethods;
import io.sluice.sample.wire.GrpcServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Subscriptions from the client's socket to a real gRPC server and back. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GrpcSubscriptionTests {

	private static final String PROTO = """
			syntax = "proto3";
			package ticks.v1;
			service Ticks {
			  rpc Watch(WatchRequest) returns (stream Tick);
			  rpc BatchGetNames(BatchGetNamesRequest) returns (BatchGetNamesResponse);
			}
			message WatchRequest { string id = 1; }
			message Tick { int32 n = 1; string text = 2; repeated string name_ids = 3; }
			message BatchGetNamesRequest { repeated string ids = 1; }
			message BatchGetNamesResponse { repeated Name names = 1; }
			message Name { string id = 1; string text = 2; }
			""";

	private static final String SCHEMA = """
			type Query { greet: String @value(of: "Hello") }
			type Subscription {
			  tick(id: ID!): Tick @grpc(service: "ticks", method: "ticks.v1.Ticks/Watch", request: {id: "{args.id}"})
			}
			type Tick { n: Int! text: String names: [Name] @lookup(key: "{parent.name_ids}") }
			type Name @key(fields: "id")
			  @grpc(service: "ticks", method: "ticks.v1.Ticks/BatchGetNames", request: {ids: "{keys}"}, select: "names",
			    batch: {match: "id"}) {
			  id: ID!
			  text: String
			}
			""";

	private final Map<String, WatchedStream<Tick>> streams = new ConcurrentHashMap<>();

	private GrpcServer server;

	private Gateway gateway;

	@BeforeAll
	void start(@TempDir Path folder, @TempDir Path protos) {
		new Home(protos).with("ticks.proto", PROTO);
		this.server = GrpcServer.start(0, methods(protos));
		this.gateway = gateway(folder, this.server);
	}

	@AfterAll
	void stop() {
		this.gateway.close();
		this.server.close();
	}

	private GrpcMethods methods(Path protos) {
		return GrpcMethods.of(protos, "ticks.proto", "ticks.v1.Ticks")
			.streaming("Watch", WatchRequest.class, (request) -> at(request.id()).elements())
			.unary("BatchGetNames", NamesRequest.class, GrpcSubscriptionTests::names);
	}

	private static Gateway gateway(Path folder, GrpcServer server) {
		return Gateway.in(folder)
			.schema(SCHEMA)
			.file("gateway-config/protos/ticks.proto", PROTO)
			.file("gateway-config/services.yaml", """
					sluice.services.ticks:
					  grpc: {target: "%s", plaintext: true, protos: [ticks.proto]}
					  concurrency: 250
					""".formatted(server.target()))
			.start();
	}

	private WatchedStream<Tick> at(String id) {
		return this.streams.computeIfAbsent(id, (_) -> new WatchedStream<>());
	}

	private static NamesResponse names(NamesRequest request) {
		return new NamesResponse(request.ids().stream().map((id) -> new Name(id, "name of " + id)).toList());
	}

	private static String subscription(String id) {
		return "subscription { tick(id: \"%s\") { n } }".formatted(id);
	}

	@Test
	void eachOfManySubscribersGetsItsOwnEvents() {
		int sockets = 4;
		int each = 50;
		List<SocketClient> clients = Stream.generate(() -> SocketClient.ready(this.gateway)).limit(sockets).toList();
		for (int n = 0; n < sockets * each; n++) {
			clients.get(n % sockets).subscribe("s" + n, subscription("many" + n));
		}
		for (int n = 0; n < sockets * each; n++) {
			at("many" + n).subscribed();
		}
		for (int round = 0; round < 5; round++) {
			for (int n = 0; n < sockets * each; n++) {
				at("many" + n).send(Tick.of(1_000 * round + n));
			}
		}
		for (SocketClient client : clients) {
			Map<String, List<Integer>> heard = new ConcurrentHashMap<>();
			for (int event = 0; event < 5 * each; event++) {
				JsonNode next = client.next();
				heard.computeIfAbsent(next.at("/id").asString(), (_) -> new ArrayList<>())
					.add(next.at("/payload/data/tick/n").asInt());
			}
			assertThat(heard).hasSize(each);
			heard.forEach((id, events) -> {
				int n = Integer.parseInt(id.substring(1));
				assertThat(events).as(id).containsExactly(n, 1_000 + n, 2_000 + n, 3_000 + n, 4_000 + n);
			});
		}
		clients.forEach(SocketClient::close);
		for (int n = 0; n < sockets * each; n++) {
			at("many" + n).cancelled();
		}
	}

	@Test
	void aThousandEventsComeInTheirOrder() {
		int events = 1_000;
		this.streams.put("order", new WatchedStream<>(Flux.range(0, events).map(Tick::of)));
		try (SocketClient client = SocketClient.ready(this.gateway)) {
			client.subscribe("1", subscription("order"));
			for (int n = 0; n < events; n++) {
				assertThat(client.next().at("/payload/data/tick/n").asInt()).isEqualTo(n);
			}
			client.hears("{\"id\": \"1\", \"type\": \"complete\"}");
		}
	}

	@Test
	void whatIsSelectedBelowAnEventIsBatched() {
		try (SocketClient client = SocketClient.ready(this.gateway)) {
			client.subscribe("1", "subscription { tick(id: \"nested\") { names { text } } }");
			at("nested").subscribed();
			for (int event = 0; event < 2; event++) {
				int before = this.server.served();
				at("nested").send(new Tick(1, "", List.of("a", "b", "c")));
				assertThat(client.next().at("/payload")).isEqualTo(Json
					.read("""
							{"data": {"tick": {"names": [{"text": "name of a"}, {"text": "name of b"}, {"text": "name of c"}]}}}"""));
				assertThat(this.server.served()).isEqualTo(before + 1);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "complete", "close", "vanish" })
	void theServerHearsThatNobodyListens(String how) {
		try (SocketClient client = SocketClient.ready(this.gateway)) {
			client.subscribe("1", subscription("until " + how));
			at("until " + how).subscribed();
			switch (how) {
				case "complete" -> client.complete("1");
				case "close" -> client.closeNormally();
				default -> client.vanish();
			}
			at("until " + how).cancelled();
		}
	}

	@Test
	void theServerSendsNoMoreThanTheClientReads() {
		String text = "x".repeat(10_000);
		this.streams.put("flood",
				new WatchedStream<>(Flux.range(0, 1_000_000).map((n) -> new Tick(n, text, List.of()))));
		try (SocketClient client = SocketClient.of(this.gateway).idle().open()) {
			client.send("{\"type\": \"connection_init\"}")
				.subscribe("1", "subscription { tick(id: \"flood\") { n text } }");
			at("flood").subscribed();
			long stalled = Patience.untilStalled(at("flood")::sent, this.gateway);
			assertThat(stalled * text.length()).isLessThan(30_000_000);
			client.read();
			client.hears("{\"type\": \"connection_ack\"}");
			for (int n = 0; n < stalled + 1_000; n++) {
				assertThat(client.next().at("/payload/data/tick/n").asInt()).isEqualTo(n);
			}
		}
		at("flood").cancelled();
	}

	@Test
	void aKilledServerIsAnErrorOfEachSubscription(@TempDir Path folder, @TempDir Path protos) {
		new Home(protos).with("ticks.proto", PROTO);
		GrpcServer mortal = GrpcServer.start(0, methods(protos));
		try (mortal; Gateway other = gateway(folder, mortal); SocketClient client = SocketClient.ready(other)) {
			for (String id : List.of("killed1", "killed2")) {
				client.subscribe(id, subscription(id));
				at(id).subscribed();
				at(id).send(Tick.of(1));
				assertThat(client.next().at("/payload/data/tick/n").asInt()).isEqualTo(1);
			}
			mortal.close();
			Set<String> broken = new HashSet<>();
			for (int n = 0; n < 2; n++) {
				JsonNode error = client.next();
				broken.add(error.at("/id").asString());
				assertThat(error.at("/type").asString()).isEqualTo("error");
				assertThat(error.at("/payload/0/extensions/code").asString()).isEqualTo("DOWNSTREAM_UNAVAILABLE");
			}
			assertThat(broken).containsExactlyInAnyOrder("killed1", "killed2");
			client.hearsNothing();
		}
	}

	private record WatchRequest(String id) {

	}

	private record Tick(int n, String text, List<String> nameIds) {

		static Tick of(int n) {
			return new Tick(n, "", List.of());
		}

	}

	private record NamesRequest(List<String> ids) {

	}

	private record NamesResponse(List<Name> names) {

	}

	private record Name(String id, String text) {

	}

}
