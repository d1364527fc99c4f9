package io.sluice.downstream.grpc;

import io.grpc.Deadline;
import io.sluice.downstream.Answer;
import reactor.core.publisher.Flux;

/**
 * The way to one service. Safe for use by many threads; nothing happens before
 * subscription, and cancelling breaks the call off.
 */
@FunctionalInterface
interface Channel {

	/**
	 * Sends a request and passes on what is answered, no more than was asked for.
	 * @param request a request to this channel's service
	 * @param deadline until when the whole answer must be there; of a stream that is not
	 * collected, until when it must have begun
	 * @return payloads; a failure is the last answer. What failed below may also be an
	 * error signal, which the outermost channel turns into an answer
	 */
	Flux<Answer> exchange(GrpcRequest request, Deadline deadline);

}
