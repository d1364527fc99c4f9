package io.sluice.engine;

import java.util.function.Function;

import io.sluice.downstream.Answer;
import io.sluice.downstream.Request;
import io.sluice.row.Encoding;
import io.sluice.row.Reader;
import io.sluice.row.Slice;
import io.sluice.row.Unopened;

/**
 * Reads what is answered to one who asks, as soon as it is there.
 *
 * @param encoding how answers say it
 * @param reader reads the value
 */
record AnswerReader(Encoding encoding, Reader reader) {

	/**
	 * Reads an answer, and tells operators if it cannot be read.
	 * @param answer what a service has answered
	 * @param request what it was asked
	 * @param run the operation
	 * @return the answer with what was read of it
	 */
	Reply.Fetched read(Answer answer, Request request, Run run) {
		if (!(answer instanceof Answer.Payload(var body, var _))) {
			return new Reply.Fetched(answer, Unopened.NULL, false);
		}
		Unopened payload = this.reader.read(this.encoding.slice(body));
		boolean broken = this.reader.mismatch().equals(payload.value());
		if (broken) {
			run.exchanges().unreadable(request, this.reader.mismatch());
		}
		return new Reply.Fetched(answer, payload, broken);
	}

	/**
	 * Reads an answer that is kept, when it is asked for.
	 * @param answer what was kept
	 * @param remembering makes what is remembered of its payload
	 * @return the answer
	 */
	Reply kept(Answer answer, Function<Slice, Remembered> remembering) {
		return (answer instanceof Answer.Payload(var body, var _))
				? new Reply.Kept(answer, remembering.apply(this.encoding.slice(body)), this.reader)
				: new Reply.Fetched(answer, Unopened.NULL, false);
	}

}
