package io.sluice.engine;

import java.nio.charset.StandardCharsets;

import io.sluice.cache.Entry;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Freshness;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;

/**
 * Answers as entries: a payload as it is, a status that means null after a byte that no
 * payload begins with. Neither JSON nor a message does: there is no member 0.
 */
final class KeptAnswer {

	private static final byte STATUS = 0;

	private static final Fault NULL = Fault.of(Code.INTERNAL_SERVER_ERROR, "This status means null.");

	private KeptAnswer() {
	}

	/** The value of an entry for a status that means null. */
	static byte[] write(Answer.Rejected rejected) {
		return ((char) STATUS + rejected.status()).getBytes(StandardCharsets.UTF_8);
	}

	static boolean isPayload(byte[] value) {
		return value.length == 0 || value[0] != STATUS;
	}

	static Answer read(Entry entry) {
		byte[] value = entry.value();
		return isPayload(value) ? new Answer.Payload(value, Freshness.NONE) : new Answer.Rejected(
				new String(value, 1, value.length - 1, StandardCharsets.UTF_8), false, NULL, "", Freshness.NONE);
	}

	/**
	 * Whether the service failed, and did not refuse. What cannot be read is no answer.
	 */
	static boolean isFailure(Answer answer) {
		return switch (answer) {
			case Answer.Payload _, Answer.NotModified _ -> false;
			case Answer.Rejected rejected -> isOutage(rejected.fault()) || rejected.isServerError();
			case Answer.Failed failed ->
				isOutage(failed.fault()) || failed.fault().code() == Code.DOWNSTREAM_SHAPE_MISMATCH;
		};
	}

	private static boolean isOutage(Fault fault) {
		return fault.code() == Code.DOWNSTREAM_TIMEOUT || fault.code() == Code.DOWNSTREAM_UNAVAILABLE
				|| fault.code() == Code.DEADLINE_EXCEEDED;
	}

}
