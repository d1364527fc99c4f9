package io.sluice.http;

import graphql.ExecutionResult;
import io.sluice.fault.Code;
import io.sluice.protect.Shares;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Keeps one caller from having too many operations under way. A subscription is under way
 * as long as its events are.
 */
final class FairShare implements WebGraphQlInterceptor {

	private final Shares shares;

	private final int limit;

	private final ClientNetwork networks;

	/**
	 * Lets everybody have a share.
	 * @param shares how much each caller has
	 * @param limit how much that may be at the same time
	 * @param networks from where callers without a token ask
	 */
	FairShare(Shares shares, int limit, ClientNetwork networks) {
		this.shares = shares;
		this.limit = limit;
		this.networks = networks;
	}

	@Override
	public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
		Object caller = caller(request);
		return Mono.using(() -> take(caller), (_) -> chain.next(request), this.shares::release)
			.map((response) -> whileItLasts(response, caller));
	}

	private Object caller(WebGraphQlRequest request) {
		return GrantAttribute.get(request.getAttributes())
			.caller()
			.account()
			.<Object>map((account) -> account)
			.orElseGet(() -> this.networks.of(request));
	}

	private Object take(Object caller) {
		if (!this.shares.take(caller, this.limit)) {
			throw tooMany();
		}
		return caller;
	}

	private WebGraphQlResponse whileItLasts(WebGraphQlResponse response, Object caller) {
		if (response.getExecutionResult().<Object>getData() instanceof Publisher<?> events) {
			Flux<ExecutionResult> counted = Flux.using(() -> take(caller),
					(_) -> Flux.from(events).cast(ExecutionResult.class), this.shares::release);
			return response.transform((builder) -> builder.data(counted));
		}
		return response;
	}

	private static RefusedException tooMany() {
		RefusedException refused = new RefusedException(HttpStatus.TOO_MANY_REQUESTS, Code.CONCURRENCY_LIMIT_EXCEEDED,
				"There are as many of your operations under way as there may be. Wait for one to end.");
		refused.getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
		return refused;
	}

}
