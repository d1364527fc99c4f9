package io.sluice.http;

import io.sluice.access.Caller;
import io.sluice.access.NoTokenException;
import io.sluice.blueprint.Access;
import io.sluice.fault.Code;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * Those who operate the gateway.
 *
 * @param access what they have
 */
record Operators(Access access) {

	/**
	 * Whether there can be any.
	 * @return {@code false} if the configuration does not say who they are
	 */
	boolean exist() {
		return !this.access.equals(Access.CLOSED);
	}

	/**
	 * Opens a route to them alone.
	 * @param path where it is
	 * @param action what is done for an operator who sends a POST there
	 * @return the route; none if there can be no operators
	 */
	RouterFunction<ServerResponse> post(String path, HandlerFunction<ServerResponse> action) {
		return exist() ? RouterFunctions.route()
			.POST(path, (request) -> admit(request).then(Mono.defer(() -> action.handle(request))))
			.build() : (_) -> Mono.empty();
	}

	/**
	 * Lets operators go on.
	 * @param request a request whose caller is known
	 * @return completes for an operator; an error for all others
	 */
	Mono<Void> admit(ServerRequest request) {
		Caller caller = GrantAttribute.get(request.attributes()).caller();
		if (caller.has(this.access)) {
			return Mono.empty();
		}
		return Mono.error(caller.authenticated()
				? new RefusedException(HttpStatus.FORBIDDEN, Code.FORBIDDEN, "This is for operators.")
				: new NoTokenException());
	}

}
