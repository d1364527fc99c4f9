package io.sluice.downstream.grpc;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.grpc.Deadline;
import io.grpc.Status;
import io.sluice.downstream.Answer;
import io.sluice.downstream.token.AccessToken;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Shows a service the gateway's own token. One that it refuses is fetched anew, once. */
final class Authorized implements Channel {

	private final Channel inner;

	private final AccessToken token;

	private final Scheduler timer;

	private Authorized(Channel inner, AccessToken token, Scheduler timer) {
		this.inner = inner;
		this.token = token;
		this.timer = timer;
	}

	/**
	 * Authorizes a channel.
	 * @param inner the channel
	 * @param token what its calls are made with, if anything
	 * @param timer measures how long a call waits for its token
	 * @return the authorized channel; the same without a token
	 */
	static Channel around(Channel inner, Optional<AccessToken> token, Scheduler timer) {
		return token.<Channel>map((some) -> new Authorized(inner, some, timer)).orElse(inner);
	}

	@Override
	public Flux<Answer> exchange(GrpcRequest request, Deadline deadline) {
		return text(deadline).flatMapMany((text) -> exchange(request, text, deadline)
			.switchOnFirst((first, answers) -> (isRefused(first.get()) && this.token.drop(text))
					? text(deadline).flatMapMany((next) -> exchange(request, next, deadline)) : answers));
	}

	private Mono<String> text(Deadline deadline) {
		return this.token.text()
			.timeout(Duration.ofNanos(Math.max(0, deadline.timeRemaining(TimeUnit.NANOSECONDS))), this.timer);
	}

	private Flux<Answer> exchange(GrpcRequest request, String text, Deadline deadline) {
		return this.inner.exchange(request.with("authorization", "Bearer " + text), deadline);
	}

	// what was not authorized was not done, so it can be sent again
	private static boolean isRefused(@Nullable Answer answer) {
		return answer instanceof Answer.Rejected rejected
				&& rejected.status().equals(Status.Code.UNAUTHENTICATED.name());
	}

	@Override
	public String toString() {
		return "Authorized(" + this.inner + ")";
	}

}
