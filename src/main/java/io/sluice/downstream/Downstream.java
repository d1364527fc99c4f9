package io.sluice.downstream;

import io.sluice.blueprint.ServiceCall;
import io.sluice.blueprint.Values;
import reactor.core.publisher.Mono;

/** The services of one generation. Safe for use by many threads. */
public interface Downstream {

	/**
	 * Fills in the templates of a call.
	 * @param call what to send
	 * @param values what its placeholders stand for
	 * @return the request, or why there is none; never throws
	 */
	Rendered render(ServiceCall call, Values values);

	/**
	 * Sends a request and waits for the whole answer. Nothing happens before
	 * subscription; cancelling breaks the call off.
	 * @param request what to send
	 * @return exactly one answer, failures included; never an error signal
	 */
	Mono<Answer> exchange(Request request);

}
