package io.sluice.http;

import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import org.springframework.web.server.adapter.DefaultServerWebExchange;
import org.springframework.web.server.adapter.ForwardedHeaderTransformer;
import org.springframework.web.server.adapter.HttpWebHandlerAdapter;
import org.springframework.web.server.handler.ExceptionHandlingWebHandler;

/**
 * Asks {@link Reception} first. Spring's filters, observations and handlers of exceptions
 * are asked for what has no route of a generation, since each of them adds to what every
 * request costs, whether it has anything to do or not.
 */
final class GatewayHandler implements HttpHandler {

	private final HttpWebHandlerAdapter adapter;

	private final Reception reception;

	private final WebHandler rest;

	/**
	 * Comes before Spring.
	 * @param adapter what Spring would do with requests
	 * @param reception is asked first
	 */
	GatewayHandler(HttpWebHandlerAdapter adapter, Reception reception) {
		this.adapter = adapter;
		this.reception = reception;
		WebHandler unhandled = unhandled(adapter.getDelegate());
		this.rest = (exchange) -> unhandled.handle(exchange).then(Mono.defer(exchange.getResponse()::setComplete));
	}

	/** What fails there, too, is answered in the form of GraphQL. */
	private static WebHandler unhandled(WebHandler handler) {
		return (handler instanceof ExceptionHandlingWebHandler handling) ? handling.getDelegate() : handler;
	}

	@Override
	public Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response) {
		ServerHttpRequest original;
		try {
			original = original(request);
		}
		catch (RuntimeException ex) {
			return MalformedAddress.answer(ServerHttpResponseDecorator.<HttpServerResponse>getNativeResponse(response));
		}
		return this.reception.handle(exchange(original, response), this.rest);
	}

	/** As it was before it came through a proxy, if the proxy is to be believed. */
	private ServerHttpRequest original(ServerHttpRequest request) {
		ForwardedHeaderTransformer transformer = this.adapter.getForwardedHeaderTransformer();
		return (transformer != null) ? transformer.apply(request) : request;
	}

	private ServerWebExchange exchange(ServerHttpRequest request, ServerHttpResponse response) {
		return new DefaultServerWebExchange(request, response, this.adapter.getSessionManager(),
				this.adapter.getCodecConfigurer(), this.adapter.getLocaleContextResolver(),
				this.adapter.getApplicationContext());
	}

}
