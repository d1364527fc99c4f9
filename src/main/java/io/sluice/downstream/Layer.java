package io.sluice.downstream;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import io.sluice.blueprint.ServiceCall;
import io.sluice.blueprint.Values;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Services with something around their calls. Whatever a layer does not say is as without
 * it.
 */
abstract class Layer implements Downstream {

	private final Downstream inner;

	/**
	 * Lies around services.
	 * @param inner the services
	 */
	Layer(Downstream inner) {
		this.inner = inner;
	}

	/** The services without this layer. */
	final Downstream inner() {
		return this.inner;
	}

	/**
	 * Lies around a call.
	 * @param request what is sent
	 * @param answer makes the call when it is subscribed
	 * @return the same answer
	 */
	Mono<Answer> called(Request request, Mono<Answer> answer) {
		return answer;
	}

	/**
	 * Lies around a call that is not made, since an equal one is under way.
	 * @param request what would be sent
	 * @param answer that of the other one
	 * @return the same answer
	 */
	Mono<Answer> joined(Request request, Mono<Answer> answer) {
		return answer;
	}

	@Override
	public Rendered render(ServiceCall call, Values values) {
		return this.inner.render(call, values);
	}

	@Override
	public Mono<Answer> exchange(Request request, Duration time) {
		return called(request, this.inner.exchange(request, time));
	}

	@Override
	public Mono<Answer> share(Request request, Duration time, Runnable joined) {
		AtomicBoolean shared = new AtomicBoolean();
		Mono<Answer> answer = this.inner.share(request, time, () -> {
			shared.setPlain(true);
			joined.run();
		});
		return shared.getPlain() ? joined(request, answer) : called(request, answer);
	}

	@Override
	public void forget() {
		this.inner.forget();
	}

	@Override
	public void unreadable(Request request) {
		this.inner.unreadable(request);
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
