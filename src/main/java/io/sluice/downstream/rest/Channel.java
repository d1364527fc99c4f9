package io.sluice.downstream.rest;

import java.time.Duration;

import io.sluice.downstream.Answer;
import reactor.core.publisher.Mono;

/**
 * The way to one service. Safe for use by many threads; nothing happens before
 * subscription, and cancelling breaks the call off.
 */
@FunctionalInterface
interface Channel {

	/**
	 * Sends a request and waits for the whole answer.
	 * @param request a request to this channel's service
	 * @param time in which the whole answer must be there
	 * @return one answer; never empty. What failed below may also be an error signal,
	 * which the outermost channel turns into an answer
	 */
	Mono<Answer> exchange(RestRequest request, Duration time);

}
