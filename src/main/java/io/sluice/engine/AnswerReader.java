package io.sluice.engine;

import io.sluice.downstream.Answer;
import io.sluice.downstream.Request;
import io.sluice.row.Encoding;
import io.sluice.row.Reader;
import io.sluice.row.Unopened;

/**
 * Reads what is answered to one who asks, as soon as it is there.
 *
 * @param encoding how answers say it
 * @param reader reads the value
 */
record AnswerReader(Encoding encoding, Reader reader) {

	/**
	 * Reads an answer.
	 * @param answer what a service has answered
	 * @return the answer with what was read of it
	 */
	Reply.Fetched read(Answer answer) {
		return new Reply.Fetched(answer, (answer instanceof Answer.Payload(var body, var _))
				? this.reader.read(this.encoding.slice(body)) : Unopened.NULL);
	}

	/**
	 * Reads an answer, and tells operators if it cannot be read.
	 * @param answer what a service has answered
	 * @param request what it was asked
	 * @param run the operation
	 * @return as {@link #read(Answer)}
	 */
	Reply.Fetched read(Answer answer, Request request, Run run) {
		Reply.Fetched reply = read(answer);
		if (isBroken(reply)) {
			run.exchanges().unreadable(request, this.reader.mismatch());
		}
		return reply;
	}

	/**
	 * Whether nothing can be read of an answer: it is cut off, say, or something else
	 * than what was asked for.
	 * @param reply the answer
	 * @return {@code true} if it has a payload, and that is broken
	 */
	boolean isBroken(Reply.Fetched reply) {
		return this.reader.mismatch().equals(reply.payload().value());
	}

}
