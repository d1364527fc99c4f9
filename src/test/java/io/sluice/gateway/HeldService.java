package io.sluice.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A service that answers each call when the test says so. */
final class HeldService implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final BlockingQueue<Held> arrived = new LinkedBlockingQueue<>();

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final HttpServer server;

	HeldService() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.setExecutor(this.threads);
		this.server.createContext("/", this::hold);
		this.server.start();
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	/**
	 * The next call.
	 * @return a call that waits for its answer; fails if none comes
	 */
	Held next() {
		try {
			Held call = this.arrived.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
			if (call == null) {
				throw new AssertionError("no call arrived");
			}
			return call;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** Whether a call waits that nobody has taken. */
	boolean hasMore() {
		return !this.arrived.isEmpty();
	}

	private void hold(HttpExchange exchange) throws IOException {
		try (exchange) {
			Held call = new Held(exchange.getRequestURI().toString(),
					exchange.getRequestHeaders().getFirst("Authorization"), new CompletableFuture<>());
			this.arrived.add(call);
			byte[] body = call.answer()
				.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
				.join()
				.getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.sendResponseHeaders(200, body.length);
			exchange.getResponseBody().write(body);
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	/**
	 * A call that waits.
	 *
	 * @param target path and query
	 * @param authorization what it is authorized by, if anything
	 * @param answer the JSON, when there is one
	 */
	record Held(String target, String authorization, CompletableFuture<String> answer) {

		void answer(String json) {
			this.answer.complete(json);
		}

	}

}
