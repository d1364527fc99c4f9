package io.sluice.http.socket;

import java.time.Duration;
import java.util.List;

import io.sluice.access.Callers;
import io.sluice.access.Grant;
import io.sluice.http.Expiry;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

import org.springframework.graphql.server.WebSocketGraphQlInterceptor;

/** Whether the client of one socket has introduced itself, and may ask for operations. */
final class Admission {

	private final Sinks.Empty<Void> asked = Sinks.empty();

	private final Sinks.One<Client> decided = Sinks.one();

	private final WebSocketGraphQlInterceptor interceptor;

	private final Upgrade upgrade;

	private final Callers callers;

	private volatile @Nullable Client admitted;

	/**
	 * The client has not introduced itself.
	 * @param interceptor decides, and has something to say to the client
	 * @param upgrade the request of the socket
	 * @param callers finds out who the client is; refuses those who may not ask
	 */
	Admission(WebSocketGraphQlInterceptor interceptor, Upgrade upgrade, Callers callers) {
		this.interceptor = interceptor;
		this.upgrade = upgrade;
		this.callers = callers;
	}

	/**
	 * Notices that the client introduces itself.
	 * @return whether it does so for the first time
	 */
	boolean isFirst() {
		return this.asked.tryEmitEmpty() == Sinks.EmitResult.OK;
	}

	/**
	 * Decides.
	 * @param message what the client says of itself
	 * @return the acknowledgement; an error if the client is not admitted
	 */
	Mono<byte[]> grant(ClientMessage.Init message) {
		Introduction introduction = message.introduction();
		return identify(introduction.authorization())
			.flatMap((grant) -> this.interceptor.handleConnectionInitialization(this.upgrade, introduction.payload())
				.map(MessageWriter::ack)
				.defaultIfEmpty(MessageWriter.ACK)
				.doOnNext((_) -> admit(new Client(grant, introduction.headers(this.upgrade.getHeaders())))));
	}

	/** What stands in the message counts, not what came with the upgrade. */
	private Mono<Grant> identify(List<String> authorization) {
		return (authorization.isEmpty() && this.upgrade.grant().caller().authenticated())
				? Mono.just(this.upgrade.grant()) : this.callers.identify(authorization);
	}

	private void admit(Client client) {
		this.admitted = client;
		this.decided.tryEmitValue(client);
	}

	/** Who may ask for operations; nothing if nobody may. */
	@Nullable Client admitted() {
		return this.admitted;
	}

	/**
	 * Waits until the client's token is worth nothing any more.
	 * @param scheduler measures the time
	 * @return completes then
	 */
	Mono<Void> expired(Scheduler scheduler) {
		return this.decided.asMono().flatMap((client) -> Expiry.of(client.grant(), scheduler));
	}

	/**
	 * Waits for the client to introduce itself.
	 * @param patience how long
	 * @param scheduler measures the time
	 * @return a value if it does not; empty if it does
	 */
	Mono<Long> missed(Duration patience, Scheduler scheduler) {
		return Mono.delay(patience, scheduler).takeUntilOther(this.asked.asMono());
	}

}
