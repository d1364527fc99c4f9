package io.sluice.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import io.sluice.blueprint.Service;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Downstream;
import io.sluice.downstream.Purpose;
import io.sluice.downstream.Request;
import io.sluice.fault.Fault;
import reactor.util.context.Context;

/**
 * The calls of one operation. Equal requests are sent once; to each service, no more are
 * under way than it takes. Used in the turns of the operation, but for {@link #close}.
 */
final class Exchanges {

	private final Map<Request, CompletableFuture<Answer>> sent = new HashMap<>();

	private final Map<String, Lane> lanes = new HashMap<>();

	private final Set<Exchange> running = new HashSet<>();

	private final Set<Exchange> forLater = new HashSet<>();

	private final Set<Request> unreadable = new HashSet<>();

	private final Downstream downstream;

	private final Deadline deadline;

	private final Runnable changed;

	private final Executor serial;

	private final Executor later;

	private final AnswerLog log;

	private final Inquiry inquiry;

	private volatile boolean closed;

	/**
	 * The calls of one operation.
	 * @param resources what they are made with; their time begins now
	 * @param serial where answers are handed over, as long as calls begin
	 * @param later where answers for those who ask later are, in the same turns
	 * @param inquiry whose request is named in the log, and its trace handed on
	 */
	Exchanges(Resources resources, Executor serial, Executor later, Inquiry inquiry) {
		this.downstream = resources.downstream();
		this.deadline = resources.limit().begin(inquiry.client().patience());
		this.changed = resources.changed();
		this.serial = serial;
		this.later = later;
		this.log = new AnswerLog(inquiry.client());
		this.inquiry = inquiry;
	}

	/**
	 * Sends a request, unless an equal one was sent before.
	 * @param request what to send
	 * @param purpose what for
	 * @param watch watches the call, if one is made
	 * @return the answer; completed by the serial executor, never exceptionally
	 */
	CompletableFuture<Answer> share(Request request, Purpose purpose, Watch watch) {
		boolean isForLater = purpose.cached().equals(Cached.REFRESH.word());
		return this.sent.computeIfAbsent(request, (_) -> enter(
				isForLater ? forLater(request, purpose, watch) : shared(request, purpose, watch, this.serial)));
	}

	private Exchange forLater(Request request, Purpose purpose, Watch watch) {
		Exchange exchange = shared(request, purpose, watch, this.later);
		this.forLater.add(exchange);
		return exchange;
	}

	private Exchange shared(Request request, Purpose purpose, Watch watch, Executor turns) {
		return new Exchange(request, watch, (asked, time) -> this.downstream.share(asked, time, watch.joined()),
				context(purpose), (exchange, answer) -> ended(exchange, answer, turns));
	}

	/**
	 * Sends a request that changes something, as soon as it is its turn.
	 * @param request what to send
	 * @param purpose what for
	 * @param watch watches the call
	 * @return as {@link #share}
	 */
	CompletableFuture<Answer> send(Request request, Purpose purpose, Watch watch) {
		return enter(new Exchange(request, watch, this.downstream::exchange, context(purpose), (exchange, answer) -> {
			this.changed.run();
			ended(exchange, answer, this.serial);
		}));
	}

	private Context context(Purpose purpose) {
		return this.inquiry.ofCall().put(Purpose.class, purpose);
	}

	private CompletableFuture<Answer> enter(Exchange exchange) {
		exchange.watch().entered();
		lane(exchange.request().service()).enter(exchange);
		return exchange.future();
	}

	private Lane lane(Service service) {
		return this.lanes.computeIfAbsent(service.name(), (_) -> new Lane(service.concurrency(), this::begin));
	}

	private void begin(Exchange exchange) {
		if (this.closed) {
			return;
		}
		this.running.add(exchange);
		if (this.deadline.isOver()) {
			ended(exchange, this.deadline.missed(), this.serial);
		}
		else {
			exchange.watch().began();
			exchange.begin(this.deadline.left());
		}
	}

	/**
	 * Tells operators of an answer that was taken for a success, and cannot be read:
	 * once, whoever of the operation reads it.
	 * @param request what was sent
	 * @param mismatch what is wrong with the answer
	 * @return the failure that it is
	 */
	Answer.Failed unreadable(Request request, Fault mismatch) {
		Answer.Failed failed = new Answer.Failed(mismatch, "what was answered cannot be read");
		if (this.unreadable.add(request)) {
			this.log.tell(request, failed);
			this.downstream.unreadable(request);
		}
		return failed;
	}

	/** Forgets all answers: what follows may see other data. */
	void forget() {
		this.sent.clear();
		this.unreadable.clear();
	}

	/**
	 * Lets no call begin from now on. What is asked for afterwards is never answered. May
	 * be called by any thread.
	 */
	void close() {
		this.closed = true;
	}

	/** Whether no call begins any more. */
	boolean isClosed() {
		return this.closed;
	}

	/** Breaks off all calls that are under way, but those for others who ask later. */
	void breakOff() {
		this.running.removeAll(this.forLater);
		this.running.forEach(Exchange::dispose);
		this.running.clear();
	}

	private void ended(Exchange exchange, Answer answer, Executor turns) {
		turns.execute(() -> hand(exchange, this.deadline.judge(answer)));
	}

	private void hand(Exchange exchange, Answer answer) {
		this.running.remove(exchange);
		Request request = exchange.request();
		this.log.tell(request, answer);
		List<Exchange> givenUp = lane(request.service()).leave(answer);
		complete(exchange, answer);
		if (!givenUp.isEmpty()) {
			this.log.givenUp(request.service(), givenUp.size());
			givenUp.forEach((call) -> complete(call, answer));
		}
	}

	private static void complete(Exchange exchange, Answer answer) {
		exchange.watch().ended(answer);
		exchange.future().complete(answer);
	}

}
