package io.sluice.downstream.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that does with its connections what a test wants, byte by byte. */
final class RawServer implements AutoCloseable {

	private final ServerSocket server;

	private final Conversation conversation;

	private final List<Socket> connections = new CopyOnWriteArrayList<>();

	private final List<String> requests = new CopyOnWriteArrayList<>();

	private final AtomicInteger closedByPeer = new AtomicInteger();

	private RawServer(Conversation conversation) throws IOException {
		this.conversation = conversation;
		this.server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
		Thread.ofVirtual().start(this::accept);
	}

	/** Answers every request with the same bytes. */
	static RawServer answering(String answer) {
		return talking((connection) -> connection.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8)));
	}

	/** Does the same after each request. */
	static RawServer talking(Conversation conversation) {
		try {
			return new RawServer(conversation);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static String json(String body) {
		return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
				+ body;
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getLocalPort();
	}

	int connections() {
		return this.connections.size();
	}

	/** How many connections the other side has closed. */
	int closedByPeer() {
		return this.closedByPeer.get();
	}

	/** The heads of the requests so far. */
	List<String> requests() {
		return this.requests;
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
			for (String head = head(connection); head != null; head = head(connection)) {
				this.requests.add(head);
				this.conversation.answer(connection);
			}
			this.closedByPeer.incrementAndGet();
		}
		catch (IOException ex) {
			this.closedByPeer.incrementAndGet();
		}
	}

	/** Reads up to the empty line; the requests of these tests have no body. */
	private static String head(Socket connection) throws IOException {
		InputStream in = connection.getInputStream();
		ByteArrayOutputStream head = new ByteArrayOutputStream();
		for (int octet = in.read(); octet >= 0; octet = in.read()) {
			head.write(octet);
			if (head.size() >= 4 && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
				return head.toString(StandardCharsets.ISO_8859_1);
			}
		}
		return null;
	}

	@Override
	public void close() throws IOException {
		this.server.close();
		for (Socket connection : this.connections) {
			connection.close();
		}
	}

	/** What is done after each request. */
	@FunctionalInterface
	interface Conversation {

		/**
		 * Answers one request.
		 * @param connection where it came from
		 * @throws IOException if the other side is gone
		 */
		void answer(Socket connection) throws IOException;

	}

}
