package io.sluice.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;

import graphql.ExecutionResult;
import io.sluice.fault.Code;
import io.sluice.protect.Shares;
import org.jspecify.annotations.Nullable;
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

	/** RFC 4291, 2.5.4: the rest of an address is whatever its owner likes. */
	private static final int NETWORK = 8;

	private final Shares shares;

	/**
	 * Lets everybody have a share.
	 * @param shares how much each caller has
	 */
	FairShare(Shares shares) {
		this.shares = shares;
	}

	@Override
	public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
		Object caller = caller(request);
		return Mono.using(() -> take(caller), (_) -> chain.next(request), this.shares::release)
			.map((response) -> whileItLasts(response, caller));
	}

	private static Object caller(WebGraphQlRequest request) {
		return GrantAttribute.get(request.getAttributes())
			.caller()
			.account()
			.<Object>map((account) -> account)
			.orElseGet(() -> network(request.getRemoteAddress()));
	}

	private static String network(@Nullable InetSocketAddress client) {
		InetAddress address = (client != null) ? client.getAddress() : null;
		return switch (address) {
			case Inet6Address wide -> HexFormat.of().formatHex(Arrays.copyOf(wide.getAddress(), NETWORK));
			case InetAddress other -> other.getHostAddress();
			case null -> "";
		};
	}

	private Object take(Object caller) {
		if (!this.shares.take(caller)) {
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
