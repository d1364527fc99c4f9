package io.sluice.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** A WebSocket whose bytes a test writes and reads itself. */
final class RawSocket implements AutoCloseable {

	static final int TEXT = 1;

	static final int CLOSE = 8;

	static final int PING = 9;

	static final int PONG = 10;

	private static final int PATIENCE = 20_000;

	private static final int FINAL = 0x80;

	private static final int MASKED = 0x80;

	private final Socket socket;

	/**
	 * Opens a socket.
	 * @param gateway the gateway
	 * @param headers lines of more headers
	 */
	RawSocket(Gateway gateway, String... headers) throws IOException {
		this.socket = new Socket(InetAddress.getLoopbackAddress(), gateway.url("/").getPort());
		this.socket.setSoTimeout(PATIENCE);
		write("GET /graphql HTTP/1.1\r\nHost: gateway\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
				+ "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n"
				+ "Sec-WebSocket-Protocol: graphql-transport-ws\r\n"
				+ Stream.of(headers).map((line) -> line + "\r\n").collect(Collectors.joining()) + "\r\n");
		StringBuilder head = new StringBuilder();
		while (head.indexOf("\r\n\r\n") < 0) {
			head.append((char) read());
		}
		assertThat(head).startsWith("HTTP/1.1 101 ");
	}

	/**
	 * A frame of at most 125 bytes. The mask is zero, so they are written as they are.
	 */
	static byte[] frame(int kind, String text) {
		byte[] payload = text.getBytes(StandardCharsets.UTF_8);
		assertThat(payload.length).isLessThan(126);
		return ByteBuffer.allocate(6 + payload.length)
			.put((byte) (FINAL | kind))
			.put((byte) (MASKED | payload.length))
			.putInt(0)
			.put(payload)
			.array();
	}

	/** The same frame again and again. */
	static byte[] frames(int number, int kind, String text) {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		byte[] frame = frame(kind, text);
		for (int n = 0; n < number; n++) {
			all.writeBytes(frame);
		}
		return all.toByteArray();
	}

	void write(byte[] bytes) throws IOException {
		this.socket.getOutputStream().write(bytes);
	}

	/** Writes unless the socket is closed. */
	boolean tryWrite(byte[] bytes) {
		try {
			write(bytes);
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private void write(String text) throws IOException {
		write(text.getBytes(StandardCharsets.US_ASCII));
	}

	/** Reads a frame of at most 125 bytes. */
	Frame next() throws IOException {
		int kind = read() & ~FINAL;
		return new Frame(kind, ByteBuffer.wrap(this.socket.getInputStream().readNBytes(read())));
	}

	/** Whether nothing more is said. */
	boolean isOver() throws IOException {
		return read() < 0;
	}

	private int read() throws IOException {
		return this.socket.getInputStream().read();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

	/**
	 * What the server said.
	 *
	 * @param kind the kind of frame
	 * @param payload what is in it
	 */
	record Frame(int kind, ByteBuffer payload) {

		String text() {
			return StandardCharsets.UTF_8.decode(this.payload.duplicate()).toString();
		}

		/** The code of a close frame. */
		int status() {
			return this.payload.getShort(0);
		}

	}

}
