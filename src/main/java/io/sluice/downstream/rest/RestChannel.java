package io.sluice.downstream.rest;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.LongSupplier;

import io.sluice.blueprint.RestCall.Method;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Freshness;
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

	private static final int NOT_MODIFIED = 304;

	private final WebClient client;

	private final ServiceFaults faults;

	private final long maxResponseSize;

	private final LongSupplier ticker;

	/**
	 * A channel.
	 * @param client sends the requests
	 * @param maxResponseSize the most bytes of a body
	 * @param faults what to say of a status that is not success
	 * @param ticker nanoseconds since some time
	 */
	RestChannel(WebClient client, long maxResponseSize, ServiceFaults faults, LongSupplier ticker) {
		this.client = client;
		this.maxResponseSize = maxResponseSize;
		this.faults = faults;
		this.ticker = ticker;
	}

	@Override
	public Mono<Answer> exchange(RestRequest request, Duration time) {
		byte[] body = request.body();
		long sent = this.ticker.getAsLong();
		WebClient.RequestBodySpec spec = this.client.method(method(request.call().method()))
			.uri(URI.create(request.target()))
			.headers((headers) -> write(request.headers(), body, headers));
		return ((body != null) ? spec.body(inserter(body)) : spec)
			.exchangeToMono((response) -> read(response, request, sent));
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

	private Mono<Answer> read(ClientResponse response, RestRequest request, long sent) {
		int status = response.statusCode().value();
		HttpHeaders headers = response.headers().asHttpHeaders();
		Freshness freshness = CacheHeaders.read(headers, sent);
		Flux<DataBuffer> body = response.body(BodyExtractors.toDataBuffers());
		if (200 <= status && status < 300) {
			return BodyReader.whole(body, this.maxResponseSize, headers.getContentLength())
				.map((bytes) -> new Answer.Payload(bytes, freshness));
		}
		if (status == NOT_MODIFIED && request.isConditional()) {
			return response.releaseBody().thenReturn(new Answer.NotModified(freshness));
		}
		return BodyReader.beginning(body, DETAIL_SIZE, REJECTION_SIZE)
			.map((bytes) -> this.faults.rejected(status, RetryAfter.of(headers),
					new String(bytes, StandardCharsets.UTF_8), freshness));
	}

	@Override
	public String toString() {
		return "RestChannel";
	}

}
