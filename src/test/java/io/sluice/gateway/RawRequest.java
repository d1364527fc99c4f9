package io.sluice.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A GET request that no HTTP client would send. */
final class RawRequest {

	private static final int PATIENCE = 20_000;

	private RawRequest() {
	}

	/**
	 * Sends a request.
	 * @param gateway the gateway
	 * @param headers lines of the head
	 * @return all that is answered, to the end of the connection
	 */
	static String send(Gateway gateway, String... headers) throws IOException {
		return sendTo("/graphql", gateway, headers);
	}

	/**
	 * Sends a request.
	 * @param target what stands in the place of a path
	 * @param gateway the gateway
	 * @param headers lines of the head
	 * @return all that is answered, to the end of the connection
	 */
	static String sendTo(String target, Gateway gateway, String... headers) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.url("/").getPort())) {
			socket.setSoTimeout(PATIENCE);
			String head = "GET " + target + " HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\n"
					+ String.join("\r\n", headers) + "\r\n\r\n";
			socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
		}
	}

}
