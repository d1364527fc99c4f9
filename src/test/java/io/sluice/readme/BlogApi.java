package io.sluice.readme;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

import io.netty.handler.codec.http.QueryStringDecoder;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.json.JsonMapper;

/**
 * The API of the README's tour: posts, comments and users in the form of public demo
 * APIs. Every call is told. Its main method belongs to an instance:
 * {@code mvn spring-boot:test-run} starts the one class with a static one, and that is
 * the sample.
 */
final class BlogApi {

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private final BlogData data = new BlogData();

	private final Consumer<String> listener;

	BlogApi() {
		this(System.out::println);
	}

	private BlogApi(Consumer<String> listener) {
		this.listener = listener;
	}

	/**
	 * Serves until the process ends.
	 * @param args the port, 18090 if there is none
	 */
	void main(String[] args) {
		DisposableServer server = bind((args.length > 0) ? Integer.parseInt(args[0]) : 18090);
		System.out.println("The blog API listens at http://127.0.0.1:" + server.port());
		server.onDispose().block();
	}

	/**
	 * Starts the API at any free port.
	 * @return the running API
	 */
	static Running start() {
		Queue<String> calls = new ConcurrentLinkedQueue<>();
		return new Running(new BlogApi(calls::add).bind(0), calls);
	}

	private DisposableServer bind(int port) {
		return HttpServer.create()
			.host("127.0.0.1")
			.port(port)
			.route((routes) -> routes
				.get("/{collection}", (request, response) -> list(request, heard(request, response)))
				.get("/{collection}/{id}", (request, response) -> one(request, heard(request, response)))
				.post("/posts", this::create))
			.bindNow();
	}

	private HttpServerResponse heard(HttpServerRequest request, HttpServerResponse response) {
		this.listener.accept(request.method() + " " + request.uri());
		return response;
	}

	private Publisher<Void> list(HttpServerRequest request, HttpServerResponse response) {
		Map<String, List<String>> parameters = new QueryStringDecoder(request.uri()).parameters();
		int limit = Integer.parseInt(parameters.getOrDefault("_limit", List.of("100")).getFirst());
		return this.data.all(String.valueOf(request.param("collection")))
			.map((all) -> all.stream().filter((element) -> fits(element, parameters)).limit(limit).toList())
			.map((found) -> send(response, 200, found))
			.orElseGet(() -> send(response, 404, Map.of()));
	}

	/** Each parameter names a member, and each of its values will do. */
	private static boolean fits(Map<String, Object> element, Map<String, List<String>> parameters) {
		return parameters.entrySet()
			.stream()
			.filter((parameter) -> !parameter.getKey().startsWith("_"))
			.allMatch((parameter) -> parameter.getValue().contains(String.valueOf(element.get(parameter.getKey()))));
	}

	private Publisher<Void> one(HttpServerRequest request, HttpServerResponse response) {
		@Nullable String id = request.param("id");
		return this.data.all(String.valueOf(request.param("collection")))
			.flatMap(
					(all) -> all.stream().filter((element) -> String.valueOf(element.get("id")).equals(id)).findFirst())
			.map((found) -> send(response, 200, found))
			.orElseGet(() -> send(response, 404, Map.of()));
	}

	/** As such APIs do: the answer is as if the post had been kept. */
	private Publisher<Void> create(HttpServerRequest request, HttpServerResponse response) {
		return request.receive().aggregate().asString().flatMap((body) -> {
			this.listener.accept(request.method() + " " + request.uri() + " " + body);
			Map<String, Object> post = new LinkedHashMap<>(MAPPER.readValue(body, Map.class));
			post.put("id", 101);
			return Mono.from(send(response, 201, post));
		});
	}

	private static Publisher<Void> send(HttpServerResponse response, int status, Object json) {
		byte[] bytes = MAPPER.writeValueAsBytes(json);
		return response.status(status)
			.header("Content-Type", "application/json")
			.header("Content-Length", String.valueOf(bytes.length))
			.sendByteArray(Mono.just(bytes));
	}

	/**
	 * The API, running.
	 *
	 * @param server its server
	 * @param calls what it was asked for since it was last asked what it was asked for
	 */
	record Running(DisposableServer server, Queue<String> calls) implements AutoCloseable {

		URI url() {
			return URI.create("http://127.0.0.1:" + this.server.port());
		}

		/** The calls since this was last asked, such as {@code GET /users?id=1}. */
		List<String> newCalls() {
			List<String> heard = new ArrayList<>();
			for (String call = this.calls.poll(); call != null; call = this.calls.poll()) {
				heard.add(call);
			}
			return heard;
		}

		@Override
		public void close() {
			this.server.disposeNow();
		}

	}

}
