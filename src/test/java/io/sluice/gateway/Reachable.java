package io.sluice.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/** A gateway that can be asked, wherever it runs. */
interface Reachable extends AutoCloseable {

	/** What it is asked with. */
	HttpClient client();

	/**
	 * An address of the gateway.
	 * @param path begins with a slash
	 * @return the absolute URL
	 */
	URI url(String path);

	/**
	 * An address at the port of operators.
	 * @param path begins with a slash
	 * @return the absolute URL
	 */
	URI operatorsUrl(String path);

	/**
	 * What operators see.
	 * @param path begins with a slash
	 * @return the response at the port of operators
	 */
	default HttpResponse<String> operators(String path) {
		return send(HttpRequest.newBuilder(operatorsUrl(path)).timeout(Duration.ofSeconds(20)).build());
	}

	/**
	 * Reads a metric.
	 * @param series its name with labels, as Prometheus is told
	 * @return its value; 0 if there is none
	 */
	default double metric(String series) {
		return operators("/actuator/prometheus").body()
			.lines()
			.filter((line) -> line.startsWith(series + " "))
			.mapToDouble((line) -> Double.parseDouble(line.substring(series.length() + 1)))
			.sum();
	}

	/**
	 * Sends a query without variables.
	 * @param query the document
	 * @return the answer
	 */
	default JsonNode ask(String query) {
		return ask(Map.of("query", query), List.of());
	}

	/**
	 * Sends an operation.
	 * @param request the members of the request: {@code query}, {@code variables} ...
	 * @param headers names and values in turn
	 * @return the answer
	 */
	default JsonNode ask(Map<String, ?> request, List<String> headers) {
		return Json.read(post(Json.write(request), headers).body());
	}

	/**
	 * Sends a body to the endpoint.
	 * @param body the body
	 * @param headers names and values in turn; JSON is sent if none of them is the
	 * content type
	 * @return the response
	 */
	default HttpResponse<String> post(String body, List<String> headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(url("/graphql"))
			.POST(HttpRequest.BodyPublishers.ofString(body));
		if (headers.stream().noneMatch("Content-Type"::equalsIgnoreCase)) {
			request.header("Content-Type", "application/json");
		}
		if (!headers.isEmpty()) {
			request.headers(headers.toArray(String[]::new));
		}
		return send(request.build());
	}

	/**
	 * Sends a request.
	 * @param request any request
	 * @return the response
	 */
	default HttpResponse<String> send(HttpRequest request) {
		try {
			return client().send(request, HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	void close();

}
