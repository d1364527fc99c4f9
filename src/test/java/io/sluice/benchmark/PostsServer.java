package io.sluice.benchmark;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

import io.netty.handler.codec.http.QueryStringDecoder;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Serves posts and users over HTTP, on loopback. */
public final class PostsServer {

	private final PostsData data = new PostsData();

	private final byte[] allPosts = this.data.allPosts();

	private PostsServer() {
	}

	/**
	 * Begins to serve.
	 * @param port the port, 0 for any
	 * @return the running server
	 */
	public static DisposableServer start(int port) {
		return new PostsServer().bind(port);
	}

	private DisposableServer bind(int port) {
		return HttpServer.create()
			.host("127.0.0.1")
			.port(port)
			.route((routes) -> routes.get("/posts", (_, response) -> send(response, this.allPosts))
				.get("/posts/{id}", (request, response) -> one(this.data::post, request, response))
				.get("/users", this::users)
				.get("/users/{id}", (request, response) -> one(this.data::user, request, response)))
			.bindNow();
	}

	private Publisher<Void> users(HttpServerRequest request, HttpServerResponse response) {
		List<String> ids = new QueryStringDecoder(request.uri()).parameters().get("id");
		return send(response,
				(ids != null) ? this.data.users(ids.stream().map(Integer::valueOf).toList()) : this.data.allUsers());
	}

	private static Publisher<Void> one(IntFunction<Optional<byte[]>> all, HttpServerRequest request,
			HttpServerResponse response) {
		return all.apply(Integer.parseInt(String.valueOf(request.param("id"))))
			.map((json) -> send(response, json))
			.orElseGet(() -> response.sendNotFound());
	}

	private static Publisher<Void> send(HttpServerResponse response, byte[] json) {
		return response.header("Content-Type", "application/json")
			.header("Content-Length", String.valueOf(json.length))
			.sendByteArray(Mono.just(json));
	}

}
