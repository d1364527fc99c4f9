package io.sluice.http;

import java.util.List;

import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebHandler;
import org.springframework.web.server.adapter.DefaultServerWebExchange;
import org.springframework.web.server.adapter.ForwardedHeaderTransformer;
import org.springframework.web.server.adapter.HttpWebHandlerAdapter;
import org.springframework.web.server.handler.ExceptionHandlingWebHandler;
import org.springframework.web.server.handler.FilteringWebHandler;

/**
 * Asks {@link Reception} before Spring's dispatcher, and past Spring's observations and
 * handlers of exceptions: each of them adds to what every request costs, whether it has
 * anything to do or not. Filters of those who build on the gateway come first, as ever.
 */
final class GatewayHandler implements HttpHandler {

	private final HttpWebHandlerAdapter adapter;

	private final WebHandler handler;

	/**
	 * Comes in the place of what Spring would do.
	 * @param adapter what Spring would do, as its builder has put it together
	 * @param reception is asked before the dispatcher
	 */
	GatewayHandler(HttpWebHandlerAdapter adapter, Reception reception) {
		this.adapter = adapter;
		this.handler = switch (unhandled(adapter.getDelegate())) {
			case FilteringWebHandler filtering ->
				filtered(others(filtering.getFilters()), leading(reception, filtering.getDelegate()));
			case WebHandler dispatcher -> leading(reception, dispatcher);
		};
	}

	/** What fails there, too, is answered in the form of GraphQL. */
	private static WebHandler unhandled(WebHandler handler) {
		return (handler instanceof ExceptionHandlingWebHandler handling) ? handling.getDelegate() : handler;
	}

	private static List<WebFilter> others(List<WebFilter> filters) {
		return filters.stream().filter((filter) -> !(filter instanceof UnreadBodies)).toList();
	}

	private static WebHandler filtered(List<WebFilter> filters, WebHandler handler) {
		return filters.isEmpty() ? handler : new FilteringWebHandler(handler, filters);
	}

	private static WebHandler leading(Reception reception, WebHandler dispatcher) {
		WebHandler rest = (exchange) -> dispatcher.handle(exchange)
			.then(Mono.defer(exchange.getResponse()::setComplete));
		return (exchange) -> reception.handle(exchange, rest);
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
		return this.handler.handle(exchange(original, response));
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
