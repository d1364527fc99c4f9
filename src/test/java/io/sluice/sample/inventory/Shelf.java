package io.sluice.sample.inventory;

import java.time.Instant;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** Where one product lies. */
final class Shelf {

	private final Sinks.Many<Stock> changes = Sinks.many().replay().latest();

	private Stock now;

	Shelf(Stock now) {
		this.now = now;
		this.changes.emitNext(now, Sinks.EmitFailureHandler.FAIL_FAST);
	}

	synchronized Stock now() {
		return this.now;
	}

	synchronized void move(int quantity, Instant when) {
		this.now = Stock.of(this.now.productId(), Math.max(0, this.now.available() + quantity), when);
		this.changes.emitNext(this.now, Sinks.EmitFailureHandler.FAIL_FAST);
	}

	Flux<Stock> watch() {
		return this.changes.asFlux();
	}

}
