package io.sluice.downstream.rest;

import java.nio.charset.StandardCharsets;

import io.sluice.downstream.Request;

/**
 * What a rendered request would send, for fakes outside of this package.
 *
 * @param target the absolute URL
 * @param body the JSON, or empty if there is no body
 */
public record SentRequest(String target, String body) {

	/**
	 * Looks into a request.
	 * @param request rendered by {@link RestRenderers}
	 * @return what it would send
	 */
	public static SentRequest of(Request request) {
		RestRequest rest = (RestRequest) request;
		byte[] body = rest.body();
		return new SentRequest(rest.target(), (body != null) ? new String(body, StandardCharsets.UTF_8) : "");
	}

}
