package io.sluice.downstream.rest;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.sluice.blueprint.RestCall.Method;
import io.sluice.downstream.Answer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.BodyInserter;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;

/** Sends requests with a {@link WebClient}. */
final class RestChannel implements Channel {

	/** How much of a rejection's body goes to the log, in bytes. */
	private static final int DETAIL_SIZE = 1024;

	/** How much of a rejection's body is read to keep its connection, in bytes. */
	private static final int REJECTION_SIZE = 64 * 1024;

	private final WebClient client;

	private final ServiceFaults faults;

	private final long maxResponseSize;

	/**
	 * A channel.
	 * @param client sends the requests
	 * @param maxResponseSize the most bytes of a body
	 * @param faults what to say of a status that is not success
	 */
	RestChannel(WebClient client, long maxResponseSize, ServiceFaults faults) {
		this.client = client;
		this.maxResponseSize = maxResponseSize;
		this.faults = faults;
	}

	@Override
	public Mono<Answer> exchange(RestRequest request, Duration time) {
		byte[] body = request.body();
		WebClient.RequestBodySpec spec = this.client.method(method(request.call().method()))
			.uri(URI.create(request.target()))
			.headers((headers) -> write(request.headers(), body, headers));
		return ((body != null) ? spec.body(inserter(body)) : spec).exchangeToMono(this::read);
	}

	private static HttpMethod method(Method method) {
		return switch (method) {
			case GET -> HttpMethod.GET;
			case POST -> HttpMethod.POST;
			case PUT -> HttpMethod.PUT;
			case PATCH -> HttpMethod.PATCH;
			case DELETE -> HttpMethod.DELETE;
		};
	}

	private static void write(String[] lines, byte @Nullable [] body, HttpHeaders headers) {
		for (int line = 0; line < lines.length; line += 2) {
			headers.add(lines[line], lines[line + 1]);
		}
		if (body != null) {
			headers.setContentLength(body.length);
		}
	}

	private static BodyInserter<?, ClientHttpRequest> inserter(byte[] body) {
		return (request, context) -> request.writeWith(Mono.just(request.bufferFactory().wrap(body)));
	}

	private Mono<Answer> read(ClientResponse response) {
		int status = response.statusCode().value();
		Flux<DataBuffer> body = response.body(BodyExtractors.toDataBuffers());
		if (200 <= status && status < 300) {
			return BodyReader.whole(body, this.maxResponseSize, response.headers().asHttpHeaders().getContentLength())
				.map(Answer.Payload::new);
		}
		return BodyReader.beginning(body, DETAIL_SIZE, REJECTION_SIZE)
			.map((bytes) -> this.faults.rejected(status, RetryAfter.of(response.headers().asHttpHeaders()),
					new String(bytes, StandardCharsets.UTF_8)));
	}

	@Override
	public String toString() {
		return "RestChannel";
	}

}
