package io.sluice.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.netty.handler.codec.http.QueryStringDecoder;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** The service of the posts and users benchmark: 100 posts of 10 users, ready bytes. */
public final class PostsServer {

	private static final String LOREM = "quia et suscipit suscipit recusandae consequuntur expedita et cum reprehenderit"
			+ " molestiae ut ut quas totam nostrum rerum est autem sunt rem eveniet architecto dolorem";

	private final Map<Integer, String> posts = new TreeMap<>();

	private final Map<Integer, String> users = new TreeMap<>();

	private final byte[] allPosts;

	private PostsServer() {
		IntStream.rangeClosed(1, 10).forEach((id) -> this.users.put(id, user(id)));
		IntStream.rangeClosed(1, 100).forEach((id) -> this.posts.put(id, post(id)));
		this.allPosts = list(List.copyOf(this.posts.values()));
	}

	/**
	 * Serves until the process ends.
	 * @param args the port, 18080 if there is none
	 */
	public static void main(String[] args) {
		DisposableServer server = new PostsServer().bind((args.length > 0) ? Integer.parseInt(args[0]) : 18080);
		server.onDispose().block();
	}

	private DisposableServer bind(int port) {
		return HttpServer.create()
			.host("127.0.0.1")
			.port(port)
			.route((routes) -> routes.get("/posts", (_, response) -> send(response, this.allPosts))
				.get("/posts/{id}", (request, response) -> one(this.posts, request, response))
				.get("/users", this::someUsers)
				.get("/users/{id}", (request, response) -> one(this.users, request, response)))
			.bindNow();
	}

	private Publisher<Void> someUsers(HttpServerRequest request, HttpServerResponse response) {
		List<String> ids = new QueryStringDecoder(request.uri()).parameters().get("id");
		return send(response, list((ids == null) ? List.copyOf(this.users.values())
				: ids.stream().map(Integer::valueOf).map(this.users::get).toList()));
	}

	private static Publisher<Void> one(Map<Integer, String> all, HttpServerRequest request,
			HttpServerResponse response) {
		String found = all.get(Integer.valueOf(request.param("id")));
		return (found != null) ? send(response, found.getBytes(StandardCharsets.UTF_8)) : response.sendNotFound();
	}

	private static Publisher<Void> send(HttpServerResponse response, byte[] json) {
		return response.header("Content-Type", "application/json")
			.header("Content-Length", String.valueOf(json.length))
			.sendByteArray(Mono.just(json));
	}

	private static byte[] list(List<String> values) {
		return values.stream().collect(Collectors.joining(",", "[", "]")).getBytes(StandardCharsets.UTF_8);
	}

	private static String post(int id) {
		return """
				{"userId": %d, "id": %d, "title": "sunt aut facere repellat provident %d", "body": "%s"}"""
			.formatted((id - 1) / 10 + 1, id, id, LOREM);
	}

	private static String user(int id) {
		return """
				{"id": %d, "name": "Leanne Graham %d", "username": "Bret%d", "email": "user%d@april.biz",
				"address": {"street": "Kulas Light", "suite": "Apt. 556", "city": "Gwenborough", "zipcode": "92998-3874",
				"geo": {"lat": "-37.3159", "lng": "81.1496"}}, "phone": "1-770-736-8031 x56442", "website": "hildegard.org",
				"company": {"name": "Romaguera-Crona", "catchPhrase": "Multi-layered client-server neural-net",
				"bs": "harness real-time e-markets"}}"""
			.formatted(id, id, id, id);
	}

}
