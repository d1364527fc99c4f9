package io.sluice.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A client of one event stream. */
final class EventSource implements AutoCloseable {

	private final HttpClient client = HttpClient.newHttpClient();

	private final HttpResponse<InputStream> response;

	private final BufferedReader lines;

	/**
	 * Asks for a stream.
	 * @param gateway the gateway
	 * @param request the members of the request
	 * @param headers names and values in turn
	 */
	EventSource(Gateway gateway, Map<String, ?> request, List<String> headers) {
		HttpRequest.Builder post = HttpRequest.newBuilder(gateway.url("/graphql"))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(Json.write(request)));
		if (!headers.isEmpty()) {
			post.headers(headers.toArray(String[]::new));
		}
		if (headers.stream().noneMatch("Accept"::equalsIgnoreCase)) {
			post.header("Accept", "text/event-stream");
		}
		try {
			this.response = this.client.send(post.build(), HttpResponse.BodyHandlers.ofInputStream());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		this.lines = new BufferedReader(new InputStreamReader(this.response.body(), StandardCharsets.UTF_8));
	}

	static EventSource of(Gateway gateway, String query) {
		return new EventSource(gateway, Map.of("query", query), List.of());
	}

	HttpResponse<InputStream> response() {
		return this.response;
	}

	/** The next line, or {@code null} where the stream ends. */
	@Nullable String line() {
		try {
			return this.lines.readLine();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The payload of the next event, which is a {@code next}. */
	JsonNode next() {
		Event event = event();
		if (event == null || !event.name().equals("next")) {
			throw new AssertionError("not the next event: " + event);
		}
		return Json.read(event.data());
	}

	/** The next event, or {@code null} where the stream ends. */
	@Nullable Event event() {
		String name = "";
		StringBuilder data = new StringBuilder();
		for (String line = line(); line != null; line = line()) {
			if (line.startsWith("event:")) {
				name = line.substring(6).strip();
			}
			else if (line.startsWith("data:")) {
				data.append(line.substring(5).strip());
			}
			else if (line.isEmpty() && !name.isEmpty()) {
				return new Event(name, data.toString());
			}
		}
		return null;
	}

	@Override
	public void close() {
		this.client.shutdownNow();
		this.client.close();
	}

	/**
	 * An event.
	 *
	 * @param name its name
	 * @param data what it says
	 */
	record Event(String name, String data) {

	}

}
