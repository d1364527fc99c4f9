package io.sluice.http;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.context.SmartLifecycle;

/**
 * Tells those who would never end by themselves that the gateway stops: before its server
 * begins to wait for them.
 */
public final class GoingAway implements SmartLifecycle {

	private final Sinks.Empty<Void> begun = Sinks.empty();

	private volatile boolean running;

	/**
	 * The moment in which the gateway begins to stop.
	 * @return completes then, or at once if that was before
	 */
	public Mono<Void> begun() {
		return this.begun.asMono();
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		this.begun.tryEmitEmpty();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
