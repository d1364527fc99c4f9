package io.sluice.downstream.resilience;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.sluice.downstream.Answer;
import io.sluice.fault.Code;

/**
 * One call that a breaker has admitted. What comes of it is told once; what comes later
 * does not count, nor what comes when the breaker has opened meanwhile and lets others
 * see: a call that began before says nothing about how the service is now. Nor does one
 * that never left the gateway. Safe for use by many threads.
 */
final class Passage {

	/** What grpc-java says when the time is up that it was given. */
	private static final String OWN_DEADLINE = "DEADLINE_EXCEEDED";

	private final AtomicBoolean told = new AtomicBoolean();

	private final CircuitBreaker circuit;

	private final long patience;

	/** Each time that the breaker is closed, or a few calls are to see, has its own. */
	private final CircuitBreaker.Metrics era;

	private volatile boolean asked;

	private volatile long began;

	/**
	 * A call of which the service has not been asked anything yet.
	 * @param circuit has admitted it
	 * @param timeout the longest that the call may take. It says something about the
	 * service only if it has waited for half of it: clients may have less time
	 */
	Passage(CircuitBreaker circuit, Duration timeout) {
		this.circuit = circuit;
		this.patience = circuit.getTimestampUnit().convert(timeout.dividedBy(2));
		this.era = circuit.getMetrics();
	}

	/** From now on, the service is asked. */
	void departs() {
		this.began = this.circuit.getCurrentTimestamp();
		this.asked = true;
	}

	/** There is an answer. */
	void answered(Answer answer) {
		if (!isHeard()) {
			return;
		}
		switch (answer) {
			case Answer.Payload _, Answer.NotModified _ -> succeed();
			case Answer.Rejected rejected -> judge(rejected);
			case Answer.Failed(var _, var reach, var _) when reach == Answer.Reach.HELD_BACK -> forget();
			case Answer.Failed(var _, var reach, var _) when reach == Answer.Reach.UNSENT -> fail();
			case Answer.Failed(var fault, var _, var _) -> judge(fault.code());
		}
	}

	private void judge(Answer.Rejected rejected) {
		if (rejected.status().equals(OWN_DEADLINE)) {
			judgeLate();
		}
		else if (rejected.isServerError()) {
			fail();
		}
		else {
			succeed();
		}
	}

	private void judge(Code code) {
		switch (code) {
			case DOWNSTREAM_TIMEOUT -> judgeLate();
			case DOWNSTREAM_UNAVAILABLE -> fail();
			case INTERNAL_SERVER_ERROR -> forget();
			default -> succeed();
		}
	}

	/** Nobody waits for an answer any more. */
	void left() {
		if (!isHeard()) {
			return;
		}
		if (this.asked) {
			judgeLate();
		}
		else {
			forget();
		}
	}

	@SuppressWarnings("ReferenceEquality") // it has no other identity
	private boolean isHeard() {
		return this.told.compareAndSet(false, true) && this.circuit.getMetrics() == this.era;
	}

	private void judgeLate() {
		if (took() >= this.patience) {
			fail();
		}
		else {
			forget();
		}
	}

	private void forget() {
		this.circuit.releasePermission();
	}

	private void succeed() {
		this.circuit.onSuccess(took(), this.circuit.getTimestampUnit());
	}

	private void fail() {
		this.circuit.onError(took(), this.circuit.getTimestampUnit(), new Failure());
	}

	private long took() {
		return this.circuit.getCurrentTimestamp() - this.began;
	}

	/** Nobody reads it: the breaker wants to be told of an error. */
	private static final class Failure extends Exception {

		private static final long serialVersionUID = 1L;

		Failure() {
			super("the call has failed", null, false, false);
		}

	}

}
