package io.sluice.http;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.sluice.downstream.ServiceCondition;
import io.sluice.generation.Generation;
import io.sluice.http.socket.SocketConfiguration;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.graphql.ExecutionGraphQlRequest;
import org.springframework.graphql.ExecutionGraphQlResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;

/**
 * How requests enter one generation and how its answers leave: all of HTTP that changes
 * with it. Lasts until it has been left by whoever put it up, and by its last request.
 */
final class Front {

	/** One for whoever put it up, and one for each request. */
	private final AtomicInteger uses = new AtomicInteger(1);

	private final AnnotationConfigApplicationContext context;

	private final Generation generation;

	private final Entrance entrance;

	private final Routes routes;

	private final GoingAway goingAway;

	private Front(AnnotationConfigApplicationContext context) {
		this.context = context;
		this.generation = context.getBean(Generation.class);
		this.entrance = context.getBean(Entrance.class);
		this.routes = Routes.of(context);
		this.goingAway = context.getBean(GoingAway.class);
	}

	/**
	 * Puts up the front of a generation.
	 * @param generation answers the requests; closed with the front
	 * @param gateway has what all generations share
	 * @return the front; nothing is left of it if it cannot be put up
	 */
	static Front of(Generation generation, ApplicationContext gateway) {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.setDisplayName("generation");
		context.setParent(gateway);
		context.registerBean(Generation.class, () -> generation);
		context.register(GraphQlConfiguration.class, CallerConfiguration.class, SocketConfiguration.class,
				GraphiqlConfiguration.class);
		context.refresh();
		return new Front(context);
	}

	/**
	 * Comes in. Whoever does has to {@link #leave}.
	 * @return whether that is possible still
	 */
	boolean enter() {
		return this.uses.getAndUpdate((count) -> (count > 0) ? count + 1 : 0) > 0;
	}

	/** Goes out. After the last one, the generation is closed. */
	void leave() {
		if (this.uses.decrementAndGet() == 0) {
			// closing waits; who leaves must not
			Schedulers.boundedElastic().schedule(this.context::close);
		}
	}

	/** How long those who would never leave by themselves may stay when they should. */
	Duration drain() {
		return this.generation.blueprint().terms().reload().drain();
	}

	/** Has those leave who would not do so by themselves. */
	void clear() {
		this.goingAway.begin();
	}

	/** Ends at once, whoever is there. */
	void close() {
		this.context.close();
	}

	/**
	 * Handles a request of somebody who has come in.
	 * @param exchange the request
	 * @param rest answers what is not of any generation
	 * @return completes when it is answered
	 */
	Mono<Void> handle(ServerWebExchange exchange, WebHandler rest) {
		return this.entrance.admit(exchange, (admitted) -> this.routes.answer(admitted, rest));
	}

	/**
	 * Executes an operation of somebody who has come in.
	 * @param request the operation
	 * @return as {@link org.springframework.graphql.ExecutionGraphQlService}
	 */
	Mono<ExecutionGraphQlResponse> execute(ExecutionGraphQlRequest request) {
		return this.generation.service().execute(request);
	}

	/** How the services of its generation are doing. */
	List<ServiceCondition> conditions() {
		return this.generation.downstream().conditions();
	}

}
