package io.sluice.http;

import java.util.Map;

/**
 * Somebody that GraphiQL can ask as.
 *
 * @param name what the menu calls it
 * @param headers the headers that its requests have, and that begin its WebSockets; none
 * for somebody without a token
 */
public record GraphiqlCaller(String name, Map<String, String> headers) {

	public GraphiqlCaller {
		headers = Map.copyOf(headers);
	}

}
