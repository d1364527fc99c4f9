package io.sluice.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sluice.access.Caller;
import io.sluice.access.NoTokenException;
import io.sluice.blueprint.Access;
import io.sluice.fault.Code;
import io.sluice.view.View;
import io.sluice.view.Views;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * The schema, as far as the caller sees it, at {@code /schema.graphql}, for the tools of
 * clients.
 */
final class SchemaRoutes {

	static final String PATH = "/schema.graphql";

	/** As long as there are the views. */
	private final Cache<View, Mono<Representation>> printed = Caffeine.newBuilder().weakKeys().build();

	private final Views views;

	private SchemaRoutes(Views views) {
		this.views = views;
	}

	/**
	 * The route of the schema.
	 * @param views how much callers see; each view is printed once
	 * @return the route
	 */
	static RouterFunction<ServerResponse> of(Views views) {
		return RouterFunctions.route().GET(PATH, new SchemaRoutes(views)::answer).build();
	}

	private Mono<ServerResponse> answer(ServerRequest request) {
		request.exchange().getResponse().getHeaders().set("X-Content-Type-Options", "nosniff");
		Caller caller = GrantAttribute.get(request.attributes()).caller();
		if (!caller.has(this.views.introspection())) {
			return Mono.error(refusal(this.views.introspection()));
		}
		// whoever goes away must not take the view from those who wait for it too
		return Mono.fromFuture(this.views.of(caller), true)
			.flatMap((view) -> printed(view))
			.flatMap((sdl) -> sdl.answer(request));
	}

	private static Throwable refusal(Access needed) {
		return needed.equals(Access.CLOSED) ? new RefusedException(HttpStatus.FORBIDDEN, Code.INTROSPECTION_DISABLED,
				"The schema is not told to anybody.") : new NoTokenException();
	}

	private Mono<Representation> printed(View view) {
		return this.printed.get(view,
				(_) -> this.views.areMany() ? PrintedSchema.ofSome(view.schema()) : PrintedSchema.ofAll(view.schema()));
	}

}
