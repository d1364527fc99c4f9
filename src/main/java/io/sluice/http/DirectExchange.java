package io.sluice.http;

import io.netty.buffer.ByteBuf;
import reactor.core.publisher.Flux;
import reactor.netty.http.server.HttpServerRequest;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.adapter.DefaultServerWebExchange;
import org.springframework.web.server.adapter.HttpWebHandlerAdapter;

/**
 * A request that nobody stands around: its body is what Reactor Netty receives, and can
 * be read as that.
 */
final class DirectExchange extends DefaultServerWebExchange {

	/**
	 * An exchange.
	 * @param request as Spring has it, perhaps with another address
	 * @param response the answer to it
	 * @param adapter would make the exchange otherwise
	 */
	DirectExchange(ServerHttpRequest request, ServerHttpResponse response, HttpWebHandlerAdapter adapter) {
		super(request, response, adapter.getSessionManager(), adapter.getCodecConfigurer(),
				adapter.getLocaleContextResolver(), adapter.getApplicationContext());
	}

	/**
	 * The body, instead of that of the request. Whoever wants to have a part for longer
	 * than it is told of it has to retain it.
	 * @return its parts, to be read once
	 */
	Flux<ByteBuf> received() {
		return ServerHttpRequestDecorator.<HttpServerRequest>getNativeRequest(getRequest()).receive();
	}

}
