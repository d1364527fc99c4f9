package io.sluice.http;

import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.WebHandler;
import org.springframework.web.server.adapter.ForwardedHeaderTransformer;
import org.springframework.web.server.adapter.HttpWebHandlerAdapter;
import org.springframework.web.server.handler.ExceptionHandlingWebHandler;
import org.springframework.web.server.handler.FilteringWebHandler;

/**
 * Asks {@link Reception} past Spring's chain of filters, observations and handlers of
 * exceptions: each of them adds to what every request costs, whether it has anything to
 * do or not. Only for gateways on which nobody has built filters of their own, or
 * anything else that stands around requests.
 */
final class GatewayHandler implements HttpHandler {

	private final HttpWebHandlerAdapter adapter;

	private final Reception reception;

	private final WebHandler rest;

	private GatewayHandler(HttpWebHandlerAdapter adapter, WebHandler dispatcher, Reception reception) {
		this.adapter = adapter;
		this.reception = reception;
		this.rest = (exchange) -> dispatcher.handle(exchange).then(exchange.cleanupMultipart());
	}

	/**
	 * Goes past what Spring would do, if nobody minds.
	 * @param handler what Spring would do, as its builder has put it together
	 * @param reception is asked first
	 * @return does the same; what Spring would do, if there are filters besides that of
	 * {@link ReceptionCustomizer}, or it was put together in another way
	 */
	static HttpHandler past(HttpHandler handler, Reception reception) {
		return (handler instanceof HttpWebHandlerAdapter adapter
				&& adapter.getDelegate() instanceof ExceptionHandlingWebHandler handling
				&& handling.getDelegate() instanceof FilteringWebHandler filtering
				&& filtering.getFilters().size() == 1) ? new GatewayHandler(adapter, filtering.getDelegate(), reception)
						: handler;
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
		return this.reception.handle(new DirectExchange(original, response, this.adapter), this.rest)
			.then(Mono.defer(response::setComplete));
	}

	/** As it was before it came through a proxy, if the proxy is to be believed. */
	private ServerHttpRequest original(ServerHttpRequest request) {
		ForwardedHeaderTransformer transformer = this.adapter.getForwardedHeaderTransformer();
		return (transformer != null) ? transformer.apply(request) : request;
	}

}
