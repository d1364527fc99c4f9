package io.sluice.http;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Tells those who would never end by themselves that their generation does, or the
 * gateway.
 */
public final class GoingAway {

	private final Sinks.Empty<Void> begun = Sinks.empty();

	/**
	 * The moment in which they are to end.
	 * @return completes then, or at once if that was before
	 */
	public Mono<Void> begun() {
		return this.begun.asMono();
	}

	/** Has them end; once is enough. */
	void begin() {
		this.begun.tryEmitEmpty();
	}

}
