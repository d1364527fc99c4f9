package io.sluice.http;

import org.springframework.http.HttpHeaders;

/** What a client is told beside its data, if it asks. */
public enum Report {

	/** What it costs, below {@code extensions.cost}. */
	COST("GraphQL-Cost"),

	/** What was called for it, below {@code extensions.calls}. */
	CALLS("GraphQL-Calls");

	private static final String ASKED = "report";

	private final String header;

	Report(String header) {
		this.header = header;
	}

	/**
	 * The header that asks for it, and the member of {@code connection_init} that does.
	 * @return its name, whose case does not matter
	 */
	public String header() {
		return this.header;
	}

	/** Whether a request asks for it; any other value than the one that does is none. */
	boolean isAsked(HttpHeaders headers) {
		return ASKED.equals(headers.getFirst(this.header));
	}

}
