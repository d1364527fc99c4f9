package io.sluice.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServerResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Answers requests whose address is none in the form of GraphQL. Spring answers them
 * before anything of ours is asked, with a status and nothing else.
 */
final class MalformedAddress {

	private static final String MALFORMED = "The address of the request is malformed. Encode it as RFC 3986 says.";

	private MalformedAddress() {
	}

	/**
	 * Answers a request that Spring leaves without an answer: it says so before anybody
	 * asks for one.
	 * @param handled what is done with the request
	 * @param connection what it came on, and the answer to it
	 * @return the same, or an answer
	 */
	static Mono<Void> answer(Mono<Void> handled, Connection connection) {
		return (connection instanceof HttpServerResponse response && isBare(response)) ? answer(response) : handled;
	}

	private static boolean isBare(HttpServerResponse response) {
		return !response.hasSentHeaders() && HttpResponseStatus.BAD_REQUEST.equals(response.status());
	}

	/**
	 * Answers a request.
	 * @param response the answer to it, of which nothing has been said
	 * @return completes when it is answered
	 */
	static Mono<Void> answer(HttpServerResponse response) {
		response.status(HttpResponseStatus.BAD_REQUEST);
		HttpHeaders headers = new HttpHeaders();
		AnswerHeaders.set(headers);
		headers.forEach((name, values) -> response.header(name, values.getFirst()));
		byte[] body = Refusal.of(new RefusedException(HttpStatus.BAD_REQUEST, MALFORMED)).body("");
		return response.header(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE)
			.header(HttpHeaderNames.CONTENT_LENGTH, String.valueOf(body.length))
			.sendByteArray(Mono.just(body))
			.then();
	}

}
