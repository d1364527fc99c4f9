package io.sluice.http;

import java.util.concurrent.atomic.AtomicInteger;

import io.sluice.fault.Code;
import reactor.core.publisher.Mono;

import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Keeps the gateway from having more operations under way than it can carry: what is too
 * much is refused before anything is done for it, and nothing waits. A subscription is
 * under way until its stream has begun. Safe for use by many threads.
 */
final class Shedding implements WebGraphQlInterceptor {

	private final AtomicInteger underWay;

	private final int limit;

	/**
	 * Counts operations of a generation, besides those of others.
	 * @param underWay how many there are of all
	 * @param limit how many there may be at the same time
	 */
	Shedding(AtomicInteger underWay, int limit) {
		this.underWay = underWay;
		this.limit = limit;
	}

	@Override
	public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
		return Mono.using(this::enter, (count) -> chain.next(request), AtomicInteger::decrementAndGet);
	}

	private AtomicInteger enter() {
		if (this.underWay.incrementAndGet() > this.limit) {
			this.underWay.decrementAndGet();
			throw overloaded();
		}
		return this.underWay;
	}

	private static RefusedException overloaded() {
		RefusedException refused = new RefusedException(HttpStatus.SERVICE_UNAVAILABLE, Code.OVERLOADED,
				"The gateway has more to do than it can. Try again soon.");
		refused.getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
		return refused;
	}

}
