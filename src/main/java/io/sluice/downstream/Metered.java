package io.sluice.downstream;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

import io.sluice.blueprint.ServiceCall;
import io.sluice.blueprint.Values;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Measures calls: how long they take with all that belongs to them, what comes of them,
 * how many keys they ask for, and how many need not be made. Streams last as long as
 * somebody wants them, and are not measured.
 */
public final class Metered implements Downstream {

	private static final String CANCELLED = "CANCELLED";

	private final Downstream inner;

	private final CallMeters meters;

	private final LongSupplier ticker;

	private Metered(Downstream inner, CallMeters meters, LongSupplier ticker) {
		this.inner = inner;
		this.meters = meters;
		this.ticker = ticker;
	}

	/**
	 * Measures the calls to services.
	 * @param inner the services, with calls that may be shared
	 * @param meters what is measured of them
	 * @param ticker nanoseconds since some time
	 * @return the services
	 */
	public static Downstream around(Downstream inner, CallMeters meters, LongSupplier ticker) {
		return new Metered(inner, meters, ticker);
	}

	@Override
	public Rendered render(ServiceCall call, Values values) {
		return this.inner.render(call, values);
	}

	@Override
	public Mono<Answer> exchange(Request request, Duration time) {
		return measured(request, this.inner.exchange(request, time));
	}

	@Override
	public Mono<Answer> share(Request request, Duration time, Runnable joined) {
		AtomicBoolean shared = new AtomicBoolean();
		Mono<Answer> answer = this.inner.share(request, time, () -> {
			shared.setPlain(true);
			joined.run();
		});
		if (shared.getPlain()) {
			this.meters.of(request.service()).shared();
			return answer;
		}
		return measured(request, answer);
	}

	private Mono<Answer> measured(Request request, Mono<Answer> answer) {
		return Mono.deferContextual((context) -> measured(this.meters.of(request.service()), answer, context));
	}

	private Mono<Answer> measured(ServiceMeters service, Mono<Answer> answer, ContextView context) {
		Purpose purpose = Purpose.of(context);
		long began = this.ticker.getAsLong();
		service.began(purpose.keys());
		return answer.doOnNext((ended) -> service.ended(purpose.outcome(ended), this.ticker.getAsLong() - began))
			.doOnCancel(() -> service.ended(CANCELLED, this.ticker.getAsLong() - began));
	}

	@Override
	public void forget() {
		this.inner.forget();
	}

	@Override
	public Flux<Answer> stream(Request request, Duration time) {
		return this.inner.stream(request, time);
	}

	@Override
	public List<ServiceCondition> conditions() {
		return this.inner.conditions();
	}

	@Override
	public void close() {
		this.inner.close();
	}

}
