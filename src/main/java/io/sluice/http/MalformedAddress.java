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
	 * Answers a request that was left without an answer.
	 * @param handled what is done with the request
	 * @param connection what it came on, and the answer to it
	 * @return the same, but with a body
	 */
	static Mono<Void> answer(Mono<Void> handled, Connection connection) {
		return (connection instanceof HttpServerResponse response)
				? handled.then(Mono.defer(() -> isBare(response) ? write(response) : Mono.empty())) : handled;
	}

	private static boolean isBare(HttpServerResponse response) {
		return !response.hasSentHeaders() && HttpResponseStatus.BAD_REQUEST.equals(response.status());
	}

	private static Mono<Void> write(HttpServerResponse response) {
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
