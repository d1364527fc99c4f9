package io.sluice.engine;

import io.sluice.downstream.Answer;
import io.sluice.row.Encoding;
import org.jspecify.annotations.Nullable;

/**
 * What a request was answered, by a service now or of what is kept.
 *
 * @param answer the answer
 * @param kept its payload, if that is kept
 */
record Reply(Answer answer, @Nullable Remembered kept) {

	/**
	 * What a service answers.
	 * @param answer the answer
	 */
	Reply(Answer answer) {
		this(answer, null);
	}

	/**
	 * The payload.
	 * @param body that of the answer
	 * @param encoding how it is read
	 * @return for {@link Unpacking#reading}
	 */
	Object unread(byte[] body, Encoding encoding) {
		return (this.kept != null) ? this.kept : encoding.slice(body);
	}

}
