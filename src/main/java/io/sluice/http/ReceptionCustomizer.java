package io.sluice.http;

import java.util.List;

import org.springframework.boot.webflux.autoconfigure.WebHttpHandlerBuilderCustomizer;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;

/**
 * Puts {@link Reception} between all filters and Spring's dispatcher; and, where there
 * are neither filters nor decorators, in front of all that Spring does. Not at the port
 * of operators, which Boot puts together without customizers.
 */
final class ReceptionCustomizer implements WebHttpHandlerBuilderCustomizer {

	private final Reception reception;

	ReceptionCustomizer(Reception reception) {
		this.reception = reception;
	}

	@Override
	public void customize(WebHttpHandlerBuilder builder) {
		builder.filters(this::lead);
		if (!builder.hasHttpHandlerDecorator()) {
			builder.httpHandlerDecorator((handler) -> GatewayHandler.past(handler, this.reception));
		}
	}

	private void lead(List<WebFilter> filters) {
		filters.removeIf(UnreadBodies.class::isInstance);
		filters.add((exchange, chain) -> this.reception.handle(exchange, chain::filter));
	}

}
