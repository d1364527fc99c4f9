package io.sluice.http.socket;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.sluice.access.IssuerUnavailableException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * What is said on one socket, by the rules of the protocol. The client is always listened
 * to, unless it does not read what it is told. One message at a time is handed to the
 * connection, and each operation waits until its message is.
 */
final class Conversation {

	private static final Log logger = LogFactory.getLog(Conversation.class);

	/** How many messages besides those of its operations a client may leave unread. */
	private static final int SLACK = 64;

	/** How many pings in a row may get no answer. */
	private static final int MOST_UNANSWERED = 2;

	private final Sinks.Empty<Void> over = Sinks.empty();

	private final AtomicInteger unanswered = new AtomicInteger();

	private final Link link;

	private final Admission admission;

	private final Operations operations;

	private final Terms terms;

	Conversation(Link link, Admission admission, Operations operations, Terms terms) {
		this.link = link;
		this.admission = admission;
		this.operations = operations;
		this.terms = terms;
	}

	/**
	 * Holds the conversation.
	 * @return completes when the socket is closed
	 */
	Mono<Void> hold() {
		return Flux.merge(1, replies(), whenNobodyIsThere(), whenTheGatewayStops(), whenTheTokenExpires(), pings())
			.concatMap(this::say, 1)
			.takeUntilOther(this.over.asMono())
			.then()
			.onErrorResume(this::end);
	}

	/** What a client has unsubscribed from must not look as if of its next operation. */
	private Mono<Void> say(Outgoing message) {
		return message.wanted().getAsBoolean() ? this.link.say(message.json()) : Mono.empty();
	}

	/**
	 * Hidden, since the operator listens on after most of its single values only, however
	 * many it can take: with many operations under way, it would not listen any more.
	 */
	private Flux<Outgoing> replies() {
		return this.link.heard()
			.doOnNext((_) -> this.unanswered.set(0))
			.flatMap((message) -> Flux.from(reply(message)).hide(), this.terms.subscriptions() + SLACK, 1);
	}

	private Publisher<Outgoing> reply(ClientMessage message) {
		return switch (message) {
			case ClientMessage.Init init -> initialise(init);
			case ClientMessage.Ping _ -> Mono.just(Outgoing.always(MessageWriter.PONG));
			case ClientMessage.Pong _ -> Mono.empty();
			case ClientMessage.Probe(var payload) -> this.link.answer(payload).then(Mono.empty());
			case ClientMessage.Subscribe subscribe -> subscribe(subscribe);
			case ClientMessage.Complete(var id) -> Mono.fromRunnable(() -> this.operations.stop(id));
			case ClientMessage.Invalid(var status) -> close(status);
			case ClientMessage.Gone _ ->
				this.link.isClosing() ? Mono.empty() : Mono.fromRunnable(this.over::tryEmitEmpty);
		};
	}

	private Mono<Outgoing> initialise(ClientMessage.Init message) {
		return this.admission.isFirst()
				? this.admission.grant(message).map(Outgoing::always).onErrorResume((error) -> refuse(error))
				: close(Closing.TOO_MANY_INITS);
	}

	private Mono<Outgoing> refuse(Throwable error) {
		logger.debug("A client is not admitted", error);
		return close((error instanceof IssuerUnavailableException) ? Closing.TRY_AGAIN : Closing.FORBIDDEN);
	}

	private Publisher<Outgoing> subscribe(ClientMessage.Subscribe message) {
		Client client = this.admission.admitted();
		if (client == null) {
			return close(Closing.UNAUTHORIZED);
		}
		return this.operations.has(message.id()) ? close(Closing.duplicate(message.id()))
				: this.operations.begin(message, client);
	}

	private Mono<Outgoing> whenNobodyIsThere() {
		return this.admission.missed(this.terms.initTimeout(), this.terms.scheduler())
			.flatMap((_) -> close(Closing.INIT_TIMEOUT));
	}

	private Mono<Outgoing> whenTheGatewayStops() {
		return this.terms.goingAway().begun().then(close(Closing.GOING_AWAY));
	}

	private Mono<Outgoing> whenTheTokenExpires() {
		return this.admission.expired(this.terms.scheduler()).then(close(Closing.UNAUTHORIZED));
	}

	private Flux<Outgoing> pings() {
		Duration interval = this.terms.keepAlive();
		return (interval != null)
				? Flux.interval(interval, this.terms.scheduler()).onBackpressureDrop().concatMap((_) -> ping(), 0)
				: Flux.empty();
	}

	private Mono<Outgoing> ping() {
		return (this.unanswered.getAndIncrement() < MOST_UNANSWERED) ? Mono.just(Outgoing.always(MessageWriter.PING))
				: close(Closing.NO_PONG);
	}

	/** Closes the socket first: to stop listening would close it without a word. */
	private Mono<Outgoing> close(CloseStatus status) {
		return Mono.defer(() -> {
			this.operations.stopAll();
			return this.link.close(status).then(Mono.fromRunnable(this.over::tryEmitEmpty));
		});
	}

	private Mono<Void> end(Throwable error) {
		if (DisconnectedClientHelper.isClientDisconnectedException(error)) {
			return Mono.empty();
		}
		logger.error("A socket failed", error);
		return this.link.close(Closing.FAILED);
	}

}
