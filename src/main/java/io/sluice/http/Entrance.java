package io.sluice.http;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.sluice.access.Callers;
import io.sluice.access.Grant;
import io.sluice.fault.Code;
import io.sluice.http.budget.Budgets;
import io.sluice.http.seen.Ledger;
import io.sluice.http.seen.Sightings;
import io.sluice.http.socket.SocketEntrance;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;

import org.springframework.core.log.LogMessage;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import org.springframework.web.server.WebHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Refuses what can be refused before a body is read, and answers whatever ends without an
 * answer in the form of GraphQL.
 */
final class Entrance {

	private static final Log logger = LogFactory.getLog(Entrance.class);

	/** Always in this order. */
	private static final Set<HttpMethod> METHODS = new LinkedHashSet<>(List.of(HttpMethod.GET, HttpMethod.POST));

	private static final String SIMPLE = "Any page could make a browser send this request. "
			+ "Send the header GraphQL-Require-Preflight with any value.";

	private final Endpoint endpoint;

	/** Besides the endpoint, where it counts who asks. */
	private final List<PathPattern> personal;

	private final SocketEntrance sockets;

	private final Callers callers;

	private final Ledger ledger;

	/**
	 * The entrance of a gateway.
	 * @param endpoint executes operations
	 * @param sockets the way of those who want a socket
	 * @param callers finds out who asks; refuses those who may not
	 * @param ledger is told what becomes of each request
	 */
	Entrance(Endpoint endpoint, SocketEntrance sockets, Callers callers, Ledger ledger) {
		this.endpoint = endpoint;
		this.sockets = sockets;
		this.callers = callers;
		this.ledger = ledger;
		PathPatternParser parser = PathPatternParser.defaultInstance;
		this.personal = Stream.of(SchemaRoutes.PATH, PurgeRoutes.PATH, ReloadRoutes.PATH, Budgets.PATH)
			.map(parser::parse)
			.toList();
	}

	/**
	 * Answers a request: an operation, a refusal, or what comes behind.
	 * @param exchange the request
	 * @param behind answers what is not for the endpoint
	 * @return completes when it is answered
	 */
	Mono<Void> admit(ServerWebExchange exchange, WebHandler behind) {
		Sightings seen = this.ledger.begin(exchange.getAttributes());
		return entered(exchange, behind).onErrorResume((error) -> end(exchange, error, seen))
			.doFinally((_) -> this.ledger.ended(seen, exchange.getRequest().getId(), status(exchange.getResponse())));
	}

	private Mono<Void> entered(ServerWebExchange exchange, WebHandler behind) {
		try {
			return enter(exchange, behind);
		}
		catch (RuntimeException ex) {
			return Mono.error(ex);
		}
	}

	/** Nothing said is success. */
	private static int status(ServerHttpResponse response) {
		HttpStatusCode status = response.getStatusCode();
		return ((status != null) ? status : HttpStatus.OK).value();
	}

	private Mono<Void> enter(ServerWebExchange exchange, WebHandler behind) {
		AnswerHeaders.set(exchange.getResponse().getHeaders());
		if (this.sockets.isFor(exchange.getRequest())) {
			return this.sockets.open(exchange);
		}
		PathContainer address = exchange.getRequest().getPath().pathWithinApplication();
		boolean isEndpoint = this.endpoint.isAt(address);
		// first, or pages could not read why they are refused
		if (isEndpoint && !this.endpoint.admits(exchange)) {
			return answered(exchange.getResponse());
		}
		if (CorsUtils.isPreFlightRequest(exchange.getRequest())) {
			return behind.handle(exchange).then(Mono.defer(() -> answered(exchange.getResponse())));
		}
		if (isEndpoint) {
			check(exchange.getRequest());
			return identified(exchange, this.endpoint::answer);
		}
		return this.personal.stream().anyMatch((path) -> path.matches(address)) ? identified(exchange, behind)
				: behind.handle(exchange);
	}

	private Mono<Void> identified(ServerWebExchange exchange, WebHandler next) {
		return identify(exchange).flatMap((grant) -> {
			GrantAttribute.put(exchange.getAttributes(), grant);
			return next.handle(exchange);
		});
	}

	private Mono<Grant> identify(ServerWebExchange exchange) {
		return this.callers.identify(exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.AUTHORIZATION));
	}

	/** What Spring refuses, such as other origins, has a status and nothing else. */
	private static Mono<Void> answered(ServerHttpResponse response) {
		HttpStatusCode status = response.getStatusCode();
		return (!response.isCommitted() && status != null && status.isError())
				? Mono.error(new ErrorResponseException(status)) : Mono.empty();
	}

	private static void check(ServerHttpRequest request) {
		if (HttpMethod.POST.equals(request.getMethod())) {
			if (!Preflight.isJson(request.getHeaders())) {
				throw new UnsupportedMediaTypeStatusException("no JSON");
			}
		}
		else if (!HttpMethod.GET.equals(request.getMethod())) {
			throw new MethodNotAllowedException(request.getMethod(), METHODS);
		}
		else if (!Preflight.isForcedBy(request.getHeaders())) {
			throw new RefusedException(HttpStatus.FORBIDDEN, SIMPLE);
		}
		if (AnswerType.of(request.getHeaders()).isEmpty()) {
			throw new NotAcceptableStatusException(AnswerType.ALL);
		}
	}

	/**
	 * Who goes away while it sends something is nobody to be answered, and no mistake of
	 * the gateway. What is half answered cannot be refused.
	 */
	private Mono<Void> end(ServerWebExchange exchange, Throwable error, Sightings seen) {
		if (DisconnectedClientHelper.isClientDisconnectedException(error)) {
			return Mono.empty();
		}
		return exchange.getResponse().isCommitted() ? Mono.error(error)
				: UnreadBody.discard(exchange).then(Mono.defer(() -> refuse(exchange, error, seen)));
	}

	private Mono<Void> refuse(ServerWebExchange exchange, Throwable error, Sightings seen) {
		Refusal refusal = Refusal.of(error);
		this.ledger.refused(seen, refusal.status().value(), refusal.code());
		String id = exchange.getRequest().getId();
		if (refusal.code() == Code.INTERNAL_SERVER_ERROR) {
			logger.error(LogMessage.format("[%s] The request failed.", id), error);
		}
		ServerHttpResponse response = exchange.getResponse();
		response.setStatusCode(refusal.status());
		response.getHeaders().putAll(refusal.headers());
		response.getHeaders().setContentType(AnswerType.ofSingle(exchange.getRequest().getHeaders()));
		return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(refusal.body(id))));
	}

}
