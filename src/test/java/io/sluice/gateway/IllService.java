package io.sluice.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A service over HTTP that does with its answers what a test wants, byte by byte. */
public final class IllService implements AutoCloseable {

	private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

	private final CountDownLatch closed = new CountDownLatch(1);

	private final AtomicInteger requests = new AtomicInteger();

	private final ServerSocket server;

	private volatile Symptom symptom = Symptom.NONE;

	public IllService() {
		try {
			this.server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Thread.ofVirtual().start(this::accept);
	}

	public String url() {
		return "http://127.0.0.1:" + this.server.getLocalPort();
	}

	/** Does so from now on. */
	public IllService has(Symptom next) {
		this.symptom = next;
		this.requests.set(0);
		return this;
	}

	/** How many requests have come since. */
	int requests() {
		return this.requests.get();
	}

	/** How many connections neither side has closed. */
	int connections() {
		return this.connections.size();
	}

	private void accept() {
		try {
			while (true) {
				Socket connection = this.server.accept();
				this.connections.add(connection);
				Thread.ofVirtual().start(() -> serve(connection));
			}
		}
		catch (IOException ex) {
			// closed
		}
	}

	private void serve(Socket connection) {
		try (connection) {
			while (readHead(connection.getInputStream())) {
				this.symptom.answer(new Case(connection, this.requests.incrementAndGet(), this.closed));
			}
		}
		catch (IOException ex) {
			// one of both sides has had enough
		}
		finally {
			this.connections.remove(connection);
		}
	}

	private static boolean readHead(InputStream in) throws IOException {
		ByteArrayOutputStream head = new ByteArrayOutputStream();
		for (int octet = in.read(); octet >= 0; octet = in.read()) {
			head.write(octet);
			if (octet == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
				return true;
			}
		}
		return false;
	}

	@Override
	public void close() {
		this.closed.countDown();
		try {
			this.server.close();
			for (Socket connection : this.connections) {
				connection.close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** What becomes of each request. */
	@FunctionalInterface
	public interface Symptom {

		Symptom NONE = (one) -> one.json("200 OK", "\"fine\"");

		Symptom RESET = (one) -> one.reset();

		Symptom RESET_IN_THE_BODY = (one) -> {
			one.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n\"half");
			one.reset();
		};

		Symptom EMPTY = (one) -> one.connection().close();

		Symptom GARBAGE = (one) -> {
			one.write("\u0001\u0002 garbage \r\n\r\n");
			one.connection().close();
		};

		Symptom NO_JSON = (one) -> one.json("200 OK", "<html>");

		Symptom DRIBBLE = (one) -> {
			one.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
			while (!one.closed().await(20, TimeUnit.MILLISECONDS)) {
				one.write(" ");
			}
		};

		Symptom LARGE = (one) -> one.json("200 OK", "\"" + "x".repeat(10 << 20) + "\"");

		Symptom LARGE_IN_CHUNKS = (one) -> {
			one.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
			String chunk = "400\r\n" + "x".repeat(1024) + "\r\n";
			for (int kilobyte = 0; kilobyte < 10 << 10; kilobyte++) {
				one.write(chunk);
			}
		};

		/** Longer than anybody waits. */
		Symptom SILENCE = (one) -> {
			while (one.connection().getInputStream().read() >= 0) {
				// who goes away is noticed
			}
			one.connection().close();
		};

		Symptom STORM = (one) -> one.json("500 Internal Server Error", "{}");

		Symptom OVERLOAD = (one) -> one.json("503 Service Unavailable", "{}");

		/** Every second request fails. */
		Symptom FLAPPING = (one) -> {
			if (one.number() % 2 == 0) {
				NONE.show(one);
			}
			else {
				OVERLOAD.show(one);
			}
		};

		/**
		 * Answers, or does not.
		 * @param one the request
		 * @throws IOException if the gateway is gone
		 * @throws InterruptedException if the test is over
		 */
		void show(Case one) throws IOException, InterruptedException;

		private void answer(Case one) throws IOException {
			try {
				show(one);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

	/**
	 * One request.
	 *
	 * @param connection where it came from
	 * @param number how many have come, with this one
	 * @param closed is down when the test is over
	 */
	public record Case(Socket connection, int number, CountDownLatch closed) {

		void write(String text) throws IOException {
			OutputStream out = this.connection.getOutputStream();
			out.write(text.getBytes(StandardCharsets.UTF_8));
			out.flush();
		}

		void json(String status, String body) throws IOException {
			write("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
					+ "\r\n\r\n" + body);
		}

		void reset() throws IOException {
			this.connection.setSoLinger(true, 0);
			this.connection.close();
		}

	}

}
