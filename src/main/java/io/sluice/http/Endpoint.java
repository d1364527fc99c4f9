package io.sluice.http;

import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Where operations are executed: those in bodies by POST, those in addresses by GET. */
final class Endpoint {

	private final PathPattern path;

	private final CrossOrigin crossOrigin;

	private final BodyHandler bodies;

	private final QueryHandler queries;

	/**
	 * An endpoint.
	 * @param path where it is, as a route is written
	 * @param crossOrigin says which pages may ask
	 * @param bodies answers POST
	 * @param queries answers GET
	 */
	Endpoint(String path, CrossOrigin crossOrigin, BodyHandler bodies, QueryHandler queries) {
		PathPatternParser parser = PathPatternParser.defaultInstance;
		this.path = parser.parse(parser.initFullPathPattern(path));
		this.crossOrigin = crossOrigin;
		this.bodies = bodies;
		this.queries = queries;
	}

	/**
	 * Whether it is there, as routers match: they take {@code /gr%61phql;a=b} for
	 * {@code /graphql}.
	 * @param address a path below that of the application
	 * @return whether requests to it are for the endpoint
	 */
	boolean isAt(PathContainer address) {
		return this.path.matches(address);
	}

	/**
	 * Whether a request may go on, as {@link CrossOrigin#admits}.
	 * @param exchange a request to it
	 * @return whether it is neither a preflight, which is answered, nor refused
	 */
	boolean admits(ServerWebExchange exchange) {
		return this.crossOrigin.admits(exchange);
	}

	/**
	 * Answers a request to it.
	 * @param exchange a POST or a GET request
	 * @return completes when it is answered
	 */
	Mono<Void> answer(ServerWebExchange exchange) {
		return HttpMethod.GET.equals(exchange.getRequest().getMethod()) ? this.queries.answer(exchange)
				: this.bodies.answer(exchange);
	}

}
