package io.sluice.http;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsProcessor;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;
import org.springframework.web.server.ServerWebExchange;

/** Which pages of other origins may ask. */
final class CrossOrigin {

	private final CorsProcessor processor = new DefaultCorsProcessor();

	private final @Nullable CorsConfiguration allowed;

	/**
	 * Pages of other origins.
	 * @param allowed what they may; nothing if {@code null}
	 * @param readable headers of answers that those may read that may ask
	 */
	CrossOrigin(@Nullable CorsConfiguration allowed, List<String> readable) {
		this.allowed = (allowed != null) ? new CorsConfiguration().applyPermitDefaultValues().combine(allowed) : null;
		if (this.allowed != null) {
			readable.forEach(this.allowed::addExposedHeader);
		}
	}

	/**
	 * Tells the browser of a page that may ask that it may read the answer, whatever that
	 * will be.
	 * @param exchange a request, perhaps one of a page
	 * @return whether it goes on; if not, it is a preflight, which is answered, or a
	 * request that is refused, with the status of the response
	 */
	boolean admits(ServerWebExchange exchange) {
		return this.allowed == null || (this.processor.process(this.allowed, exchange)
				&& !CorsUtils.isPreFlightRequest(exchange.getRequest()));
	}

}
