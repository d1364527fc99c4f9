package io.sluice.http;

import graphql.ExecutionResult;

/** What the endpoint would send, for tests outside of this package. */
public final class EncodedAnswer {

	private EncodedAnswer() {
	}

	/**
	 * Encodes an answer as the endpoint does.
	 * @param result what was executed
	 * @return the JSON, UTF-8
	 */
	public static byte[] of(ExecutionResult result) {
		return new AnswerEncoder(Integer.MAX_VALUE).encode(result);
	}

}
