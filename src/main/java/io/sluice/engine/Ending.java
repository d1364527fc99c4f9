package io.sluice.engine;

import java.util.Map;
import java.util.Set;

import io.sluice.downstream.Answer;
import org.jspecify.annotations.Nullable;

/**
 * How a call has ended, as it may be told: nothing that the service said in words.
 *
 * @param outcome what it is for the gateway: a word, or the code of a fault
 * @param status an HTTP status or the name of a gRPC status, if the service refused
 * @param bytes how long the answer is, if there is one
 */
record Ending(String outcome, @Nullable String status, @Nullable Integer bytes) {

	/**
	 * How a call has ended.
	 * @param answer what came of it
	 * @param nullOn the statuses that mean null
	 * @return the same, as it may be told
	 */
	static Ending of(Answer answer, Set<String> nullOn) {
		return switch (answer) {
			case Answer.Payload(var body, var _) -> new Ending("OK", null, body.length);
			case Answer.NotModified _ -> new Ending("NOT_MODIFIED", null, null);
			case Answer.Rejected(var status, var _, var fault, var _, var _) ->
				new Ending(nullOn.contains(status) ? "NULL" : fault.code().name(), status, null);
			case Answer.Failed(var fault, var _, var _) -> new Ending(fault.code().name(), null, null);
		};
	}

	/**
	 * Tells it.
	 * @param members of a JSON object
	 */
	void tell(Map<String, Object> members) {
		members.put("outcome", this.outcome);
		if (this.status != null) {
			members.put("status", this.status);
		}
		if (this.bytes != null) {
			members.put("bytes", this.bytes);
		}
	}

}
