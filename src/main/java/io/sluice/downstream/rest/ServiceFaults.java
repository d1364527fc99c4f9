package io.sluice.downstream.rest;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;

import io.netty.channel.ConnectTimeoutException;
import io.sluice.blueprint.RestService;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Freshness;
import io.sluice.downstream.token.NoAccessTokenException;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;

import org.springframework.web.reactive.function.client.WebClientException;

/**
 * What clients are told when a call to a service fails: our words only. What the service
 * said is for the log.
 */
final class ServiceFaults {

	private static final int LONGEST_DETAIL = 1024;

	private final Fault late;

	private final Fault unreachable;

	private final Fault error;

	private final Fault busy;

	private final Fault tooLarge;

	private final Fault internal;

	/**
	 * The faults of a service.
	 * @param service the service
	 */
	ServiceFaults(RestService service) {
		String name = service.name();
		String subject = "The service \"" + name + "\"";
		String failure = subject + " answered with an error.";
		this.late = Fault.of(Code.DOWNSTREAM_TIMEOUT, name, subject + " did not answer in time.");
		this.unreachable = Fault.of(Code.DOWNSTREAM_UNAVAILABLE, name, subject + " could not be reached.");
		this.error = Fault.of(Code.DOWNSTREAM_ERROR, name, failure);
		this.busy = new Fault(Code.DOWNSTREAM_ERROR, failure, Optional.of(name), true);
		this.tooLarge = Fault.of(Code.DOWNSTREAM_ERROR, name, subject + " answered more than may be read.");
		this.internal = Fault.of(Code.INTERNAL_SERVER_ERROR, name, subject + " could not be called.");
	}

	/**
	 * The answer that did not come in time.
	 * @param detail the cause, for the log
	 * @return the failure
	 */
	Answer late(String detail) {
		return new Answer.Failed(this.late, detail);
	}

	/**
	 * A status that is not success.
	 * @param status the HTTP status
	 * @param delay how long the service asks to be left alone, if it said so
	 * @param detail what the service said, for the log
	 * @param freshness how long that holds
	 * @return the rejection
	 */
	Answer rejected(int status, Optional<Duration> delay, String detail, Freshness freshness) {
		Fault cause = switch (status) {
			case 429 -> this.busy;
			case 502, 503 -> this.unreachable;
			case 504 -> this.late;
			default -> this.error;
		};
		Fault fault = cause.retryable() ? delay.map(cause::after).orElse(cause) : cause;
		boolean splittable = 400 <= status && status < 500 && status != 401 && status != 403 && status != 429;
		return new Answer.Rejected(Integer.toString(status), splittable, fault, oneLine(detail), freshness);
	}

	/**
	 * No usable answer. One that is no HTTP is as bad as one that breaks off.
	 * @param cause what happened
	 * @return the failure
	 */
	Answer failed(Throwable cause) {
		Throwable root = (cause instanceof WebClientException && cause.getCause() != null) ? cause.getCause() : cause;
		Fault fault = switch (root) {
			case AnswerTooLargeException _ -> this.tooLarge;
			case ConnectTimeoutException _ -> this.late;
			default -> this.unreachable;
		};
		return new Answer.Failed(fault, reach(root), oneLine(root.toString()));
	}

	private static Answer.Reach reach(Throwable root) {
		return switch (root) {
			case NoAccessTokenException _ -> Answer.Reach.HELD_BACK;
			// both of those who refuse and who are late
			case ConnectException _, UnknownHostException _, NoRouteToHostException _ -> Answer.Reach.UNSENT;
			default -> Answer.Reach.SENT;
		};
	}

	/**
	 * A mistake of the gateway: nothing was sent.
	 * @param cause what happened
	 * @return the failure
	 */
	Answer mistaken(RuntimeException cause) {
		return new Answer.Failed(this.internal, oneLine(cause.toString()));
	}

	// what came from outside must neither begin a line of the log nor flood it
	private static String oneLine(String text) {
		return text.codePoints()
			.limit(LONGEST_DETAIL)
			.map((character) -> Character.isISOControl(character) ? ' ' : character)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

}
