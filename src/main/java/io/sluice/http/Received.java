package io.sluice.http;

import java.util.Map;

import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.web.reactive.function.server.ServerRequest;

/** What came over HTTP, as Spring for GraphQL has it. */
final class Received {

	private Received() {
	}

	/**
	 * An operation.
	 * @param request what it came with
	 * @param members {@code query} and the like
	 * @param id the id of the operation, under which the log has what failed
	 * @return the operation; fails as a bad request if there is no text in
	 * {@code members}
	 */
	static WebGraphQlRequest of(ServerRequest request, Map<String, Object> members, String id) {
		return new WebGraphQlRequest(request.uri(), request.headers().asHttpHeaders(), request.cookies(),
				request.remoteAddress().orElse(null), request.attributes(), NamedDocument.sent(members), id,
				request.exchange().getLocaleContext().getLocale());
	}

	/**
	 * The id of a request.
	 * @param request any request
	 * @return its id
	 */
	static String id(ServerRequest request) {
		return request.exchange().getRequest().getId();
	}

}
