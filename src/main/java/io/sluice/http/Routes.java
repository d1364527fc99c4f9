package io.sluice.http;

import java.util.List;

import reactor.core.publisher.Mono;

import org.springframework.context.ApplicationContext;
import org.springframework.http.codec.HttpMessageReader;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.result.view.ViewResolver;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;

/**
 * What one generation answers besides operations. Asked before Spring's dispatcher, which
 * would ask each of its mappings, adapters and result handlers in turn for every request;
 * what has no route here goes on to it.
 */
final class Routes {

	private final RouterFunction<ServerResponse> routes;

	private final List<HttpMessageReader<?>> readers;

	private final ServerResponse.Context context;

	private Routes(RouterFunction<ServerResponse> routes, ServerCodecConfigurer codecs) {
		this.routes = routes;
		this.readers = codecs.getReaders();
		this.context = new Context(codecs.getWriters(), List.of());
	}

	/**
	 * The routes of a generation. Its own only, and side by side, as each that stands
	 * below another one costs every request.
	 * @param context has them; its parent has the codecs
	 * @return the routes
	 */
	@SuppressWarnings("unchecked") // what answers requests of WebFlux answers them so
	static Routes of(ApplicationContext context) {
		RouterFunctions.Builder routes = RouterFunctions.route();
		context.getBeansOfType(RouterFunction.class)
			.values()
			.forEach((own) -> routes.add((RouterFunction<ServerResponse>) own));
		return new Routes(routes.build(), context.getBean(ServerCodecConfigurer.class));
	}

	/**
	 * Answers a request.
	 * @param exchange the request
	 * @param rest answers what has no route, and preflights: routes would take those for
	 * the request that they ask about
	 * @return completes when it is answered
	 */
	Mono<Void> answer(ServerWebExchange exchange, WebHandler rest) {
		if (CorsUtils.isPreFlightRequest(exchange.getRequest())) {
			return rest.handle(exchange);
		}
		ServerRequest request = ServerRequest.create(exchange, this.readers);
		return this.routes.route(request)
			.switchIfEmpty(Mono.defer(() -> rest.handle(exchange).then(Mono.<HandlerFunction<ServerResponse>>empty())))
			.flatMap((handler) -> handler.handle(request))
			.flatMap((response) -> response.writeTo(exchange, this.context));
	}

	/**
	 * How answers are written.
	 *
	 * @param messageWriters write bodies
	 * @param viewResolvers there are no views
	 */
	private record Context(List<HttpMessageWriter<?>> messageWriters,
			List<ViewResolver> viewResolvers) implements ServerResponse.Context {

	}

}
