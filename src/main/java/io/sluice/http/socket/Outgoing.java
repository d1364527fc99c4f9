package io.sluice.http.socket;

import java.util.function.BooleanSupplier;

/**
 * Something to say to a client, unless nobody wants to hear it any more when its turn
 * comes.
 *
 * @param json the message, UTF-8
 * @param wanted whether to say it
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Outgoing(byte[] json, BooleanSupplier wanted) {

	/**
	 * Something to say whatever happens.
	 * @param json the message, UTF-8
	 */
	static Outgoing always(byte[] json) {
		return new Outgoing(json, () -> true);
	}

}
