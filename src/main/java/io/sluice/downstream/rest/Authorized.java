package io.sluice.downstream.rest;

import java.time.Duration;
import java.util.Optional;

import io.sluice.downstream.Answer;
import io.sluice.downstream.token.AccessToken;
import reactor.core.publisher.Mono;

/** Shows a service the gateway's own token. One that it refuses is fetched anew, once. */
final class Authorized implements Channel {

	private static final String UNAUTHORIZED = "401";

	private final Channel inner;

	private final AccessToken token;

	private Authorized(Channel inner, AccessToken token) {
		this.inner = inner;
		this.token = token;
	}

	/**
	 * Authorizes a channel.
	 * @param inner the channel
	 * @param token what its calls are made with, if anything
	 * @return the authorized channel; the same without a token
	 */
	static Channel around(Channel inner, Optional<AccessToken> token) {
		return token.<Channel>map((some) -> new Authorized(inner, some)).orElse(inner);
	}

	@Override
	public Mono<Answer> exchange(RestRequest request, Duration time) {
		return this.token.text().flatMap((text) -> exchange(request, text, time).flatMap((answer) -> {
			// what was not authorized was not done, so it can be sent again
			boolean again = isRefused(answer) && this.token.drop(text);
			return again ? this.token.text().flatMap((next) -> exchange(request, next, time)) : Mono.just(answer);
		}));
	}

	private Mono<Answer> exchange(RestRequest request, String text, Duration time) {
		return this.inner.exchange(request.with("Authorization", "Bearer " + text), time);
	}

	private static boolean isRefused(Answer answer) {
		return answer instanceof Answer.Rejected rejected && rejected.status().equals(UNAUTHORIZED);
	}

	@Override
	public String toString() {
		return "Authorized(" + this.inner + ")";
	}

}
