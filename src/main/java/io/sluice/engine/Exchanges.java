package io.sluice.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import io.sluice.downstream.Answer;
import io.sluice.downstream.Downstream;
import io.sluice.downstream.Request;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;

import org.springframework.core.log.LogMessage;

/** The calls of one operation. Equal requests are sent once. */
final class Exchanges {

	private static final Log logger = LogFactory.getLog(Exchanges.class);

	private final Map<Request, CompletableFuture<Answer>> sent = new HashMap<>();

	private final Disposable.Composite running = Disposables.composite();

	private final Downstream downstream;

	private final Executor serial;

	private final String correlationId;

	/**
	 * The calls of one operation.
	 * @param downstream sends them
	 * @param serial where answers are handed over
	 * @param correlationId the id under which failures are logged
	 */
	Exchanges(Downstream downstream, Executor serial, String correlationId) {
		this.downstream = downstream;
		this.serial = serial;
		this.correlationId = correlationId;
	}

	/**
	 * Sends a request, unless an equal one was sent before.
	 * @param request what to send
	 * @return the answer; completed by the serial executor, never exceptionally
	 */
	CompletableFuture<Answer> share(Request request) {
		return this.sent.computeIfAbsent(request, this::send);
	}

	/**
	 * Sends a request.
	 * @param request what to send
	 * @return as {@link #share}
	 */
	CompletableFuture<Answer> send(Request request) {
		CompletableFuture<Answer> future = new CompletableFuture<>();
		// The edge between Reactor and the engine: the run keeps the subscriptions, and
		// cancels them when the client goes away.
		this.running.add(this.downstream.exchange(request)
			.subscribe((answer) -> this.serial.execute(() -> hand(request, answer, future)),
					(error) -> this.serial.execute(() -> hand(request, unexpected(request, error), future))));
		return future;
	}

	/** Forgets all answers: what follows may see other data. */
	void forget() {
		this.sent.clear();
	}

	/** Breaks off what is running, and whatever is sent from now on. */
	void cancel() {
		this.running.dispose();
	}

	private void hand(Request request, Answer answer, CompletableFuture<Answer> future) {
		switch (answer) {
			case Answer.Payload _ -> {
				// nothing to tell
			}
			case Answer.Rejected(var status, var _, var _, var detail) -> log(request, status, detail);
			case Answer.Failed(var fault, var detail) -> log(request, fault.code().name(), detail);
		}
		future.complete(answer);
	}

	private void log(Request request, String outcome, String detail) {
		logger.info(LogMessage.format("[%s] %s: %s, %s", this.correlationId, request, outcome, detail));
	}

	private static Answer unexpected(Request request, Throwable error) {
		logger.error("A call ended in an error signal", error);
		return new Answer.Failed(Fault.of(Code.INTERNAL_SERVER_ERROR, request.service().name(), "The call failed."),
				String.valueOf(error));
	}

}
