package io.sluice.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** One blueprint, one plan, many requests at once: nobody gets what another asked for. */
class ManyClientsTests {

	private static final int CLIENTS = 12;

	private static final int REQUESTS = 100;

	@Test
	void answersEachClientWithItsOwn(@TempDir Path folder) throws Exception {
		HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
				Gateway gateway = Gateway.in(folder)
					.schema("""
							type Query { box(id: Int!, tag: String): Box @rest(service: "boxes", get: "/box/{args.id}", query: {tag: "{args.tag}"}) }
							type Box {
							  id: Int
							  tag: String
							  things(times: Int!): [Thing] @rest(service: "boxes", get: "/things", query: {id: "{keys}", times: "{args.times}"},
							    batch: {key: "{parent.id}", match: "box"})
							  next: Thing @lookup(key: "{parent.next}")
							}
							type Thing @key(fields: "id") @rest(service: "boxes", get: "/thing", query: {id: "{keys}"}, batch: {match: "id"}) { id: Int name: String }
							""")
					.services(Map.of("boxes", "http://127.0.0.1:" + service.getAddress().getPort()))
					.start()) {
			service.setExecutor(threads);
			service.createContext("/", ManyClientsTests::answer);
			service.start();
			List<Future<?>> clients = new ArrayList<>();
			for (int client = 0; client < CLIENTS; client++) {
				int number = client;
				clients.add(threads.submit(() -> ask(gateway, number)));
			}
			for (Future<?> client : clients) {
				client.get();
			}
		}
		finally {
			service.stop(0);
		}
	}

	private static void ask(Gateway gateway, int client) {
		for (int request = 0; request < REQUESTS; request++) {
			int id = 1_000 * (client + 1) + request;
			JsonNode answer = gateway.ask(Map.of("query",
					"""
							query ($id: Int!, $tag: String, $more: Boolean!) {
							  box(id: $id, tag: $tag) { id tag @include(if: $more) things(times: $id) { name } next { id name } }
							}""",
					"variables", Map.of("id", id, "tag", "t" + id, "more", id % 2 == 0)), List.of());
			String tag = (id % 2 == 0) ? "\"tag\": \"t%d\",".formatted(id) : "";
			assertThat(answer).isEqualTo(Json.read("""
					{"data": {"box": {"id": %1$d, %3$s "things": [{"name": "%1$d times %1$d"}],
					  "next": {"id": %2$d, "name": "N%2$d"}}}}
					""".formatted(id, id + 1, tag)));
		}
	}

	private static void answer(HttpExchange exchange) throws IOException {
		try (exchange) {
			Map<String, String> query = Arrays.stream(exchange.getRequestURI().getQuery().split("&"))
				.map((pair) -> pair.split("="))
				.collect(Collectors.toMap((pair) -> pair[0], (pair) -> pair[1]));
			String path = exchange.getRequestURI().getPath();
			String id = query.getOrDefault("id", path.substring(path.lastIndexOf('/') + 1));
			String json = switch (path) {
				case "/things" -> "[{\"box\": %s, \"name\": \"%s times %s\"}]".formatted(id, id, query.get("times"));
				case "/thing" -> "[{\"id\": %s, \"name\": \"N%s\"}]".formatted(id, id);
				default -> "{\"id\": %s, \"tag\": \"%s\", \"next\": %d}".formatted(id, query.get("tag"),
						Integer.parseInt(id) + 1);
			};
			byte[] body = json.getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.sendResponseHeaders(200, body.length);
			exchange.getResponseBody().write(body);
		}
	}

}
