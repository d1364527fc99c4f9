package io.sluice.http;

import java.util.function.Supplier;

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

	private final Supplier<Views> views;

	private SchemaRoutes(Supplier<Views> views) {
		this.views = views;
	}

	/**
	 * The route of the schema.
	 * @param views of the current generation; each view is printed once
	 * @return the route
	 */
	static RouterFunction<ServerResponse> of(Supplier<Views> views) {
		return RouterFunctions.route().GET(PATH, new SchemaRoutes(views)::answer).build();
	}

	private Mono<ServerResponse> answer(ServerRequest request) {
		request.exchange().getResponse().getHeaders().set("X-Content-Type-Options", "nosniff");
		Views current = this.views.get();
		Caller caller = GrantAttribute.get(request.attributes()).caller();
		if (!caller.has(current.introspection())) {
			return Mono.error(refusal(current.introspection()));
		}
		// whoever goes away must not take the view from those who wait for it too
		return Mono.fromFuture(current.of(caller), true)
			.flatMap((view) -> printed(view, current))
			.flatMap((sdl) -> sdl.answer(request));
	}

	private static Throwable refusal(Access needed) {
		return needed.equals(Access.CLOSED) ? new RefusedException(HttpStatus.FORBIDDEN, Code.INTROSPECTION_DISABLED,
				"The schema is not told to anybody.") : new NoTokenException();
	}

	private Mono<Representation> printed(View view, Views current) {
		return this.printed.get(view,
				(_) -> current.areMany() ? PrintedSchema.ofSome(view.schema()) : PrintedSchema.ofAll(view.schema()));
	}

}
