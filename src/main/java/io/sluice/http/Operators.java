package io.sluice.http;

import io.sluice.access.Caller;
import io.sluice.access.NoTokenException;
import io.sluice.blueprint.Access;
import io.sluice.fault.Code;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;

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
