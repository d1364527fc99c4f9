package io.sluice.downstream;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.sluice.observe.Detail;
import reactor.util.context.Context;

/**
 * What the span of one call is told: what came of it, and nothing of what was sent or
 * answered. What is told after its end is not heard. Used by the threads of the call, one
 * after the other.
 */
final class CallSpan {

	private static final Set<String> NO_FAILURES = Set.of("OK", "NOT_MODIFIED", "NULL");

	private final AtomicInteger attempts = new AtomicInteger(1);

	private final Span span;

	private final Detail status;

	private final Purpose purpose;

	/**
	 * A span that has begun.
	 * @param span the span
	 * @param status which detail the status of an answer is
	 * @param purpose what the call is made for
	 */
	CallSpan(Span span, Detail status, Purpose purpose) {
		this.span = span;
		this.status = status;
		this.purpose = purpose;
	}

	/**
	 * Makes this the span that the service is told of, and counts attempts.
	 * @param context what the call would find in Reactor's context
	 * @return what it finds there
	 */
	Context within(Context context) {
		Attempts told = Attempts.of(context);
		return context.put(Trace.class, Trace.of(this.span.getSpanContext())).put(Attempts.class, (Attempts) () -> {
			this.attempts.incrementAndGet();
			this.span.addEvent("retry");
			told.again();
		});
	}

	/** The call is over; or, of a stream, the first answer is there. */
	void ended(Answer answer) {
		if (this.span.isRecording()) {
			String outcome = this.purpose.outcome(answer);
			String status = status(answer);
			if (!status.isEmpty()) {
				tell(status);
			}
			if (!NO_FAILURES.contains(outcome)) {
				this.span.setStatus(StatusCode.ERROR)
					.setAttribute(Detail.ERROR_TYPE.key(), status.isEmpty() ? outcome : status);
			}
			end(outcome);
		}
	}

	/** As far as it is known: that of a success may be any. */
	private String status(Answer answer) {
		return switch (answer) {
			case Answer.Payload _ -> (this.status == Detail.RPC_STATUS) ? "OK" : "";
			case Answer.NotModified _ -> "304";
			case Answer.Rejected rejected -> rejected.status();
			case Answer.Failed _ -> "";
		};
	}

	private void tell(String status) {
		if (this.status == Detail.HTTP_STATUS) {
			this.span.setAttribute(this.status.key(), Long.parseLong(status));
		}
		else {
			this.span.setAttribute(this.status.key(), status);
		}
	}

	/** The service has taken up a stream, and says nothing yet. */
	void begun() {
		end("OK");
	}

	/** Nobody waits for it any more. */
	void cancelled() {
		end("CANCELLED");
	}

	/** There will be nothing more to tell. */
	void end() {
		this.span.end();
	}

	private void end(String outcome) {
		if (this.attempts.get() > 1) {
			this.span.setAttribute(Detail.ATTEMPTS.key(), this.attempts.get());
		}
		this.span.setAttribute(Detail.OUTCOME.key(), outcome);
		this.span.end();
	}

}
