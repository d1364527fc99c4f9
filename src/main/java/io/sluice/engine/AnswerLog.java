package io.sluice.engine;

import io.sluice.blueprint.Service;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Request;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.log.LogMessage;

/**
 * Logs what services said instead of an answer.
 *
 * @param client the request, by whose id clients are told of it
 */
record AnswerLog(ClientRequest client) {

	private static final Log logger = LogFactory.getLog(AnswerLog.class);

	/**
	 * Logs one line for a failure.
	 * @param request what was sent
	 * @param answer what came of it
	 */
	void tell(Request request, Answer answer) {
		switch (answer) {
			case Answer.Payload _, Answer.NotModified _ -> {
				// nothing to tell
			}
			case Answer.Rejected(var status, var _, var _, var detail, var _) -> tell(request, status, detail);
			case Answer.Failed(var fault, var _, var detail) -> tell(request, fault.code().name(), detail);
		}
	}

	/**
	 * Logs one line for calls that are not made any more.
	 * @param service the service that has stopped to answer
	 * @param calls how many there are
	 */
	void givenUp(Service service, int calls) {
		this.client.log(() -> logger.info(
				LogMessage.format("[%s] %d more calls to %s were given up", this.client.id(), calls, service.name())));
	}

	private void tell(Request request, String outcome, String detail) {
		this.client
			.log(() -> logger.info(LogMessage.format("[%s] %s: %s, %s", this.client.id(), request, outcome, detail)));
	}

}
