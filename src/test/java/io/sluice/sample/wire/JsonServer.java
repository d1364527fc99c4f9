package io.sluice.sample.wire;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.http.codec.json.JacksonJsonEncoder;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ResponseStatusException;

/** An HTTP server on the local host whose JSON is in snake case. */
public final class JsonServer implements AutoCloseable {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
		.build();

	private final DisposableServer server;

	private final AtomicInteger served;

	private JsonServer(DisposableServer server, AtomicInteger served) {
		this.server = server;
		this.served = served;
	}

	/**
	 * Starts a server.
	 * @param port the port to listen at; 0 for any free one
	 * @param routes what it answers
	 * @return the running server
	 */
	public static JsonServer start(int port, RouterFunction<ServerResponse> routes) {
		AtomicInteger served = new AtomicInteger();
		RouterFunction<ServerResponse> answering = RouterFunctions.route()
			.add(routes)
			.before((request) -> counted(request, served))
			.filter((request, next) -> Mono.defer(() -> next.handle(request))
				.onErrorResume(ResponseStatusException.class, (refusal) -> answer(request, refusal)))
			.build();
		HttpHandler handler = RouterFunctions.toHttpHandler(answering, strategies());
		return new JsonServer(HttpServer.create()
			.bindAddress(() -> SampleHost.address(port))
			.handle(new ReactorHttpHandlerAdapter(handler))
			.bindNow(), served);
	}

	/**
	 * Where the server listens.
	 * @return the base URL
	 */
	public URI url() {
		return URI.create("http://" + SampleHost.name() + ":" + this.server.port());
	}

	/**
	 * How many requests it has had.
	 * @return the number, not of those that fit no route
	 */
	public int served() {
		return this.served.get();
	}

	@Override
	public void close() {
		this.server.disposeNow();
	}

	private static ServerRequest counted(ServerRequest request, AtomicInteger served) {
		served.incrementAndGet();
		return request;
	}

	private static HandlerStrategies strategies() {
		return HandlerStrategies.builder().codecs((codecs) -> {
			codecs.defaultCodecs().jacksonJsonEncoder(new JacksonJsonEncoder(MAPPER));
			codecs.defaultCodecs().jacksonJsonDecoder(new JacksonJsonDecoder(MAPPER));
		}).build();
	}

	private static Mono<ServerResponse> answer(ServerRequest request, ResponseStatusException refusal) {
		String reason = (refusal.getReason() != null) ? refusal.getReason() : "Refused";
		return ServerResponse.status(refusal.getStatusCode())
			.bodyValue(Map.of("error", Map.of("path", request.path(), "message", reason)));
	}

}
