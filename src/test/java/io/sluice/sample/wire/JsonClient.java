package io.sluice.sample.wire;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * Asks a server for JSON.
 *
 * @param url the base URL of the server
 */
public record JsonClient(URI url) {

	/**
	 * Gets what must be there.
	 * @param path path and query
	 * @return the body of the answer
	 */
	public JsonNode get(String path) {
		return get(path, HttpStatus.OK);
	}

	/**
	 * Gets an answer.
	 * @param path path and query
	 * @param status the status that it must have
	 * @return its body
	 */
	public JsonNode get(String path, HttpStatus status) {
		return body(client().get().uri(path).exchange(), status).getResponseBody();
	}

	/**
	 * Posts a JSON object.
	 * @param path path and query
	 * @param body the object
	 * @param status the status that the answer must have
	 * @return the body of the answer
	 */
	public JsonNode post(String path, Map<String, ?> body, HttpStatus status) {
		return post(path, body, Map.of(), status).getResponseBody();
	}

	/**
	 * Posts a JSON object.
	 * @param path path and query
	 * @param body the object
	 * @param headers more headers
	 * @param status the status that the answer must have
	 * @return the answer
	 */
	public EntityExchangeResult<JsonNode> post(String path, Map<String, ?> body, Map<String, String> headers,
			HttpStatus status) {
		return body(client().post().uri(path).headers((all) -> headers.forEach(all::set)).bodyValue(body).exchange(),
				status);
	}

	/**
	 * The message of a refusal.
	 * @param answer the body of the answer
	 * @return its message
	 */
	public static String message(JsonNode answer) {
		return answer.at("/error/message").asString();
	}

	private WebTestClient client() {
		return WebTestClient.bindToServer()
			.baseUrl(this.url.toString())
			.responseTimeout(Duration.ofSeconds(60))
			.codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(-1))
			.build();
	}

	private static EntityExchangeResult<JsonNode> body(WebTestClient.ResponseSpec response, HttpStatus status) {
		return response.expectStatus().isEqualTo(status).expectBody(JsonNode.class).returnResult();
	}

}
