package io.sluice.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SerialTests {

	@Test
	void runsATaskThatATaskBringsAfterwards() {
		Serial serial = new Serial();
		List<String> order = new ArrayList<>();
		serial.execute(() -> {
			serial.execute(() -> order.add("second"));
			order.add("first");
		});
		serial.execute(() -> order.add("third"));
		assertThat(order).containsExactly("first", "second", "third");
	}

	@Test
	void runsTasksOfManyThreadsOneAtATimeAndLosesNone() throws Exception {
		Serial serial = new Serial();
		AtomicInteger inside = new AtomicInteger();
		AtomicInteger overlaps = new AtomicInteger();
		int[] count = new int[1];
		CountDownLatch done = new CountDownLatch(40_000);
		try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
			for (int thread = 0; thread < 4; thread++) {
				threads.execute(() -> {
					for (int n = 0; n < 10_000; n++) {
						serial.execute(() -> {
							overlaps.addAndGet(inside.getAndIncrement());
							count[0]++;
							inside.decrementAndGet();
							done.countDown();
						});
					}
				});
			}
			assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
		}
		assertThat(overlaps).hasValue(0);
		assertThat(count[0]).isEqualTo(40_000);
	}

	@Test
	void cancellationIsToldNowOrLater() {
		List<String> told = new ArrayList<>();
		Cancellation cancellation = new Cancellation();
		cancellation.onCancel(() -> told.add("before"));
		assertThat(told).isEmpty();
		cancellation.cancel();
		cancellation.onCancel(() -> told.add("after"));
		cancellation.cancel();
		assertThat(told).containsExactly("before", "after");
	}

}
