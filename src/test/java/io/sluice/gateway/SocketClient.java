package io.sluice.gateway;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** A client of one WebSocket, that says and hears what a test wants. */
final class SocketClient implements WebSocket.Listener, AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final HttpClient client = HttpClient.newHttpClient();

	private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();

	private final CompletableFuture<Closed> closed = new CompletableFuture<>();

	private final StringBuilder partial = new StringBuilder();

	private final WebSocket socket;

	private volatile boolean reading = true;

	private SocketClient(URI address, Setup setup) {
		WebSocket.Builder builder = this.client.newWebSocketBuilder();
		for (int header = 0; header < setup.headers.size(); header += 2) {
			builder.header(setup.headers.get(header), setup.headers.get(header + 1));
		}
		if (!setup.subprotocols.isEmpty()) {
			builder.subprotocols(setup.subprotocols.getFirst(),
					setup.subprotocols.stream().skip(1).toArray(String[]::new));
		}
		this.reading = setup.reading;
		this.socket = builder.buildAsync(address, this).join();
	}

	/** A client that has not opened its socket. */
	static Setup of(Gateway gateway) {
		return new Setup(gateway, "/graphql");
	}

	/** A client whose connection is acknowledged. */
	static SocketClient ready(Gateway gateway) {
		return of(gateway).open().initialise();
	}

	String subprotocol() {
		return this.socket.getSubprotocol();
	}

	SocketClient initialise() {
		return initialise(Map.of());
	}

	/** Says this of itself, and is admitted. */
	SocketClient initialise(Map<String, ?> payload) {
		send(Json.write(payload.isEmpty() ? Map.of("type", "connection_init")
				: Map.of("type", "connection_init", "payload", payload)));
		hears("{\"type\": \"connection_ack\"}");
		return this;
	}

	SocketClient send(String text) {
		this.socket.sendText(text, true).orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
		return this;
	}

	/** Asks for an operation, or gives up when nobody listens. */
	boolean trySubscribe(String id, String query) {
		try {
			this.socket.sendText(subscription(id, Map.of("query", query)), true).get(2, TimeUnit.SECONDS);
			return true;
		}
		catch (TimeoutException ex) {
			return false;
		}
		catch (InterruptedException | ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
	}

	SocketClient sendInTwo(String text) {
		this.socket.sendText(text.substring(0, text.length() / 2), false).join();
		this.socket.sendText(text.substring(text.length() / 2), true).join();
		return this;
	}

	SocketClient sendBytes(String text) {
		this.socket.sendBinary(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), true).join();
		return this;
	}

	SocketClient subscribe(String id, String query) {
		return subscribe(id, Map.of("query", query));
	}

	SocketClient subscribe(String id, Map<String, ?> payload) {
		return send(subscription(id, payload));
	}

	private static String subscription(String id, Map<String, ?> payload) {
		return Json.write(Map.of("id", id, "type", "subscribe", "payload", payload));
	}

	SocketClient complete(String id) {
		return send("{\"id\": \"%s\", \"type\": \"complete\"}".formatted(id));
	}

	/** Waits for the next message. */
	JsonNode next() {
		try {
			String message = this.messages.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
			if (message == null) {
				throw new AssertionError("nothing was said; closed: " + this.closed.getNow(null));
			}
			return Json.read(message);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	void hears(String json) {
		assertThat(next()).isEqualTo(Json.read(json));
	}

	/**
	 * Makes sure that nothing is left to be heard: messages are handed over in their
	 * order.
	 */
	void hearsNothing() {
		send("{\"type\": \"ping\"}");
		hears("{\"type\": \"pong\"}");
	}

	/** Waits until the server has closed the socket. */
	Closed closed() {
		return this.closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
	}

	/** Reads what it has left unread. */
	void read() {
		this.reading = true;
		this.socket.request(1);
	}

	/** How many messages were read and not looked at. */
	int unseen() {
		return this.messages.size();
	}

	void closeNormally() {
		this.socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
	}

	/** Goes away without a word. */
	void vanish() {
		this.socket.abort();
	}

	@Override
	public void onOpen(WebSocket opened) {
		if (this.reading) {
			opened.request(1);
		}
	}

	@Override
	public @Nullable CompletionStage<?> onText(WebSocket opened, CharSequence data, boolean last) {
		this.partial.append(data);
		if (last) {
			this.messages.add(this.partial.toString());
			this.partial.setLength(0);
		}
		opened.request(1);
		return null;
	}

	@Override
	public @Nullable CompletionStage<?> onClose(WebSocket opened, int status, String reason) {
		this.closed.complete(new Closed(status, reason));
		return null;
	}

	@Override
	public void onError(WebSocket opened, Throwable error) {
		this.closed.completeExceptionally(error);
	}

	@Override
	public void close() {
		this.socket.abort();
		this.client.shutdownNow();
	}

	/**
	 * How the server has closed the socket.
	 *
	 * @param status the code
	 * @param reason the words
	 */
	record Closed(int status, String reason) {

	}

	/** What a client asks for when it opens its socket. */
	static final class Setup {

		private final List<String> headers = new ArrayList<>();

		private final Gateway gateway;

		private final String path;

		private List<String> subprotocols = List.of("graphql-transport-ws");

		private boolean reading = true;

		private Setup(Gateway gateway, String path) {
			this.gateway = gateway;
			this.path = path;
		}

		Setup at(String other) {
			return new Setup(this.gateway, other);
		}

		Setup header(String name, String value) {
			this.headers.addAll(List.of(name, value));
			return this;
		}

		Setup subprotocols(String... names) {
			this.subprotocols = List.of(names);
			return this;
		}

		/** Reads nothing before it is told to. */
		Setup idle() {
			this.reading = false;
			return this;
		}

		SocketClient open() {
			String address = this.gateway.url(this.path).toString();
			return new SocketClient(URI.create(address.replaceFirst("http", "ws")), this);
		}

		/** Opens a socket, which the server refuses. */
		int refused() {
			try (SocketClient _ = open()) {
				throw new AssertionError("not refused");
			}
			catch (CompletionException ex) {
				return ((WebSocketHandshakeException) ex.getCause()).getResponse().statusCode();
			}
		}

	}

}
