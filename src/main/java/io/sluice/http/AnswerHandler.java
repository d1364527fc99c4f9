package io.sluice.http;

import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.webflux.GraphQlHttpHandler;

/** Spring for GraphQL's handler, but rows are written as they are. */
final class AnswerHandler extends GraphQlHttpHandler {

	private final AnswerEncoder encoder;

	AnswerHandler(WebGraphQlHandler handler, AnswerEncoder encoder) {
		super(handler);
		this.encoder = encoder;
	}

	@Override
	protected Object encodeResponseIfNecessary(WebGraphQlResponse response) {
		return this.encoder.encode(response.getExecutionResult());
	}

}
