package io.sluice.downstream;

import java.util.function.LongSupplier;

import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Measures calls: how long they take with all that belongs to them, what comes of them,
 * how many keys they ask for, how many need not be made, and how many answers cannot be
 * read. Streams last as long as somebody wants them, and are not measured.
 */
final class Metered extends Layer {

	private static final String CANCELLED = "CANCELLED";

	private final CallMeters meters;

	private final LongSupplier ticker;

	/**
	 * Measures the calls to services.
	 * @param inner the services, with calls that may be shared
	 * @param meters what is measured of them
	 * @param ticker nanoseconds since some time
	 */
	Metered(Downstream inner, CallMeters meters, LongSupplier ticker) {
		super(inner);
		this.meters = meters;
		this.ticker = ticker;
	}

	@Override
	Mono<Answer> called(Request request, Mono<Answer> answer) {
		return Mono.deferContextual((context) -> measured(this.meters.of(request.service()), answer, context));
	}

	@Override
	Mono<Answer> joined(Request request, Mono<Answer> answer) {
		this.meters.of(request.service()).shared();
		return answer;
	}

	@Override
	public void unreadable(Request request) {
		super.unreadable(request);
		this.meters.of(request.service()).unreadable();
	}

	private Mono<Answer> measured(ServiceMeters service, Mono<Answer> answer, ContextView context) {
		Purpose purpose = Purpose.of(context);
		long began = this.ticker.getAsLong();
		service.began(purpose.keys());
		return answer.doOnNext((ended) -> service.ended(purpose.outcome(ended), this.ticker.getAsLong() - began))
			.doOnCancel(() -> service.ended(CANCELLED, this.ticker.getAsLong() - began));
	}

}
