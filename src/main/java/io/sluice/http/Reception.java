package io.sluice.http;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import io.sluice.downstream.ServiceCondition;
import io.sluice.generation.Generation;
import io.sluice.generation.Publication;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.graphql.ExecutionGraphQlRequest;
import org.springframework.graphql.ExecutionGraphQlResponse;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;

/**
 * Leads each request to the generation that is current when it comes; there it stays.
 * When the gateway stops, whoever would never leave is sent away before the server begins
 * to wait.
 */
final class Reception implements ExecutionGraphQlService, Publication, SmartLifecycle, AutoCloseable {

	private final AtomicReference<@Nullable Front> current = new AtomicReference<>();

	private final Set<Front> former = ConcurrentHashMap.newKeySet();

	private final ApplicationContext gateway;

	private final Scheduler scheduler;

	private final Consumer<Generation> watcher;

	private volatile boolean running;

	/**
	 * Leads nowhere yet.
	 * @param gateway has what all generations share
	 * @param scheduler measures the time
	 * @param watcher is told which generation is the current one from now on
	 */
	Reception(ApplicationContext gateway, Scheduler scheduler, Consumer<Generation> watcher) {
		this.gateway = gateway;
		this.scheduler = scheduler;
		this.watcher = watcher;
	}

	@Override
	public void publish(Generation generation) {
		Front before = this.current.getAndSet(Front.of(generation, this.gateway));
		this.watcher.accept(generation);
		if (before != null) {
			retire(before);
		}
	}

	private void retire(Front front) {
		this.former.add(front);
		front.leave();
		this.scheduler.schedule(() -> {
			front.clear();
			this.former.remove(front);
		}, front.drain().toMillis(), TimeUnit.MILLISECONDS);
	}

	/**
	 * Leads a request to the current generation.
	 * @param exchange the request
	 * @param rest answers what is not of any generation
	 * @return completes when it is answered
	 */
	Mono<Void> handle(ServerWebExchange exchange, WebHandler rest) {
		return UnreadBody.discardBefore(exchange,
				(received) -> Mono.using(this::enter, (front) -> front.handle(received, rest), Front::leave));
	}

	/**
	 * How services are doing.
	 * @return as the current generation knows it; nothing before there is one
	 */
	List<ServiceCondition> conditions() {
		Front front = this.current.get();
		return (front != null) ? front.conditions() : List.of();
	}

	@Override
	public Mono<ExecutionGraphQlResponse> execute(ExecutionGraphQlRequest request) {
		return Mono.using(this::enter, (front) -> front.execute(request), Front::leave);
	}

	/** Whoever finds that the generation has just ended finds another one then. */
	private Front enter() {
		while (true) {
			Front front = Objects.requireNonNull(this.current.get(), "nothing has been published");
			if (front.enter()) {
				return front;
			}
		}
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		this.former.forEach(Front::clear);
		Front front = this.current.get();
		if (front != null) {
			front.clear();
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** Ends all generations. The server takes no requests any more. */
	@Override
	public void close() {
		this.former.forEach(Front::close);
		Front front = this.current.get();
		if (front != null) {
			front.close();
		}
	}

}
