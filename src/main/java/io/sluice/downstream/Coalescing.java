package io.sluice.downstream;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import io.sluice.blueprint.Sharing;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Answers safe requests that are equal, and under way at the same time, by one call. What
 * is equal is sent for the same caller, as far as the service can tell, since equality
 * covers all that is sent. The trace is that of who asked first.
 */
final class Coalescing extends Layer {

	private volatile ConcurrentMap<Asked, Mono<Answer>> underWay = new ConcurrentHashMap<>();

	private final Scheduler timer;

	/**
	 * Lets calls be shared.
	 * @param inner the services
	 * @param timer measures how long each of those who share a call waits
	 */
	Coalescing(Downstream inner, Scheduler timer) {
		super(inner);
		this.timer = timer;
	}

	/**
	 * Those share who are in about the same hurry, so that the service is told about how
	 * long it has. Who has less time than the call leaves early; the call is broken off
	 * when nobody is left.
	 */
	@Override
	public Mono<Answer> share(Request request, Duration time, Runnable joined) {
		if (!request.isSafe() || request.service().sharing() != Sharing.IDENTITY) {
			return exchange(request, time);
		}
		Duration whole = allotted(request.timeout(), time);
		Mono<Answer> call = call(new Asked(request, whole), joined);
		return (time.compareTo(whole) < 0) ? call.timeout(time, Mono.fromSupplier(() -> late(request)), this.timer)
				: call;
	}

	/** The timeout, halved for as long as that is enough. */
	private static Duration allotted(Duration timeout, Duration time) {
		long whole = timeout.toNanos();
		long needed = Math.max(1, time.toNanos());
		while (whole / 2 >= needed) {
			whole /= 2;
		}
		return Duration.ofNanos(whole);
	}

	private Mono<Answer> call(Asked asked, Runnable joined) {
		ConcurrentMap<Asked, Mono<Answer>> calls = this.underWay;
		Mono<Answer> known = calls.get(asked);
		if (known == null) {
			Mono<Answer> own = begin(asked, calls);
			known = calls.putIfAbsent(asked, own);
			if (known == null) {
				return own;
			}
		}
		joined.run();
		return known;
	}

	private Mono<Answer> begin(Asked asked, ConcurrentMap<Asked, Mono<Answer>> calls) {
		return inner().exchange(asked.request, asked.time)
			.doFinally((_) -> calls.remove(asked))
			.flux()
			.replay(1)
			.refCount()
			.single();
	}

	private static Answer late(Request request) {
		String service = request.service().name();
		Fault fault = Fault.of(Code.DOWNSTREAM_TIMEOUT, service,
				"The service \"" + service + "\" did not answer in time.");
		return new Answer.Failed(fault, "no whole answer in what was left of the operation's time");
	}

	/** What has begun since is not forgotten when something from before ends. */
	@Override
	public void forget() {
		this.underWay = new ConcurrentHashMap<>();
	}

	/**
	 * What is under way.
	 *
	 * @param request what was sent
	 * @param time for how long it is waited
	 */
	private record Asked(Request request, Duration time) {

	}

}
