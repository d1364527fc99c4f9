package io.sluice.downstream.grpc;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.grpc.Deadline;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Freshness;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link Reconnecting}. */
class ReconnectingTests {

	@Test
	void reconnectsOnceASecond() {
		AtomicInteger reconnected = new AtomicInteger();
		long[] time = { 0 };
		Deadline.Ticker ticker = new Deadline.Ticker() {
			@Override
			public long nanoTime() {
				return time[0];
			}
		};
		Answer gone = new Answer.Rejected("UNAVAILABLE", false, null, "", Freshness.NONE);
		Channel channel = Reconnecting.around((request, deadline) -> Flux.just(gone), reconnected::incrementAndGet,
				ticker);
		channel.exchange(null, null).blockLast();
		channel.exchange(null, null).blockLast();
		assertThat(reconnected.get()).isEqualTo(1);
		time[0] = TimeUnit.SECONDS.toNanos(1);
		channel.exchange(null, null).blockLast();
		channel.exchange(null, null).blockLast();
		assertThat(reconnected.get()).isEqualTo(2);
		Reconnecting
			.around((request, deadline) -> Flux.just(new Answer.Rejected("INTERNAL", false, null, "", Freshness.NONE),
					new Answer.Payload(new byte[0], Freshness.NONE)), reconnected::incrementAndGet, ticker)
			.exchange(null, null)
			.blockLast();
		assertThat(reconnected.get()).isEqualTo(2);
	}

}
