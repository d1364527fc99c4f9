package io.sluice.http;

import java.util.Map;

import io.sluice.generation.Reload;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Where operators have the gateway take over what is written by now. */
final class ReloadRoutes {

	static final String PATH = "/operate/reload";

	private final Reload reload;

	private ReloadRoutes(Reload reload) {
		this.reload = reload;
	}

	/**
	 * The route of reloads.
	 * @param reload what is done
	 * @param operators who may have it done
	 * @return the route; none if nobody may
	 */
	static RouterFunction<ServerResponse> of(Reload reload, Operators operators) {
		return operators.post(PATH, new ReloadRoutes(reload)::answer);
	}

	private Mono<ServerResponse> answer(ServerRequest request) {
		return this.reload.reload().flatMap((outcome) -> switch (outcome) {
			case Reload.Outcome.Replaced(var untilRestart) ->
				ServerResponse.ok().bodyValue(Map.of("untilRestart", untilRestart));
			case Reload.Outcome.Refused(var problems) ->
				ServerResponse.status(HttpStatus.UNPROCESSABLE_CONTENT).bodyValue(Map.of("problems", problems));
		});
	}

}
