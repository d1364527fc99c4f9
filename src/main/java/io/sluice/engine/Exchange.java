package io.sluice.engine;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

import io.sluice.downstream.Answer;
import io.sluice.downstream.Request;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * One call of an operation. It is the edge between Reactor and the engine: who subscribes
 * it begins the call, who disposes it breaks it off.
 */
final class Exchange extends BaseSubscriber<Answer> {

	private static final Log logger = LogFactory.getLog(Exchange.class);

	private final CompletableFuture<Answer> future = new CompletableFuture<>();

	private final Request request;

	private final Watch watch;

	private final BiFunction<Request, Duration, Mono<Answer>> sending;

	private final Context context;

	private final BiConsumer<Exchange, Answer> ended;

	/**
	 * A call that has not begun.
	 * @param request what to send
	 * @param watch watches it
	 * @param sending sends it, for as long as there is time
	 * @param context what the call finds in Reactor's context
	 * @param ended is told the answer, by whichever thread it arrives on
	 */
	Exchange(Request request, Watch watch, BiFunction<Request, Duration, Mono<Answer>> sending, Context context,
			BiConsumer<Exchange, Answer> ended) {
		this.request = request;
		this.watch = watch;
		this.sending = sending;
		this.context = watch.within(context);
		this.ended = ended;
	}

	Request request() {
		return this.request;
	}

	Watch watch() {
		return this.watch;
	}

	/** Sends the request; whoever has begun it may dispose it. */
	void begin(Duration time) {
		this.sending.apply(this.request, time).subscribe(this);
	}

	/** The answer, once somebody has completed it. */
	CompletableFuture<Answer> future() {
		return this.future;
	}

	@Override
	public Context currentContext() {
		return this.context;
	}

	@Override
	protected void hookOnNext(Answer answer) {
		this.ended.accept(this, answer);
	}

	@Override
	protected void hookOnError(Throwable error) {
		logger.error("A call ended in an error signal", error);
		Fault fault = Fault.of(Code.INTERNAL_SERVER_ERROR, this.request.service().name(), "The call failed.");
		this.ended.accept(this, new Answer.Failed(fault, String.valueOf(error)));
	}

}
