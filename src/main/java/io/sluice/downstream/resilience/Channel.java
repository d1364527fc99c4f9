package io.sluice.downstream.resilience;

import java.time.Duration;

import io.sluice.downstream.Answer;
import io.sluice.downstream.Request;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The way to one service. Safe for use by many threads; nothing happens before
 * subscription, and cancelling breaks the call off.
 */
public interface Channel {

	/**
	 * Sends a request and waits for the whole answer.
	 * @param request a request to this channel's service
	 * @param time in which the whole answer must be there
	 * @return exactly one answer, failures included; never an error signal
	 */
	Mono<Answer> exchange(Request request, Duration time);

	/**
	 * Sends a request and passes its answers on as they come.
	 * @param request a request to this channel's service
	 * @param time in which the stream must have begun
	 * @return any number of payloads; a failure is the last answer; never an error signal
	 */
	Flux<Answer> stream(Request request, Duration time);

}
