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
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class SerialTests {

	private final List<Throwable> failures = new ArrayList<>();

	private final Serial serial = new Serial(this.failures::add);

	@Test
	void runsATaskThatATaskBringsAfterwards() {
		List<String> order = new ArrayList<>();
		this.serial.execute(() -> {
			this.serial.execute(() -> order.add("second"));
			order.add("first");
		});
		this.serial.execute(() -> order.add("third"));
		assertThat(order).containsExactly("first", "second", "third");
	}

	@Test
	void runsTasksOfManyThreadsOneAtATimeAndLosesNone() throws Exception {
		AtomicInteger inside = new AtomicInteger();
		AtomicInteger overlaps = new AtomicInteger();
		int[] count = new int[1];
		CountDownLatch done = new CountDownLatch(40_000);
		try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
			for (int thread = 0; thread < 4; thread++) {
				threads.execute(() -> {
					for (int n = 0; n < 10_000; n++) {
						this.serial.execute(() -> {
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
	void goesOnAfterATaskThatThrowsAndTells() {
		List<String> order = new ArrayList<>();
		AssertionError error = new AssertionError("of a task");
		IllegalStateException exception = new IllegalStateException("of another task");
		this.serial.execute(() -> {
			this.serial.execute(() -> {
				throw exception;
			});
			this.serial.execute(() -> order.add("behind"));
			throw error;
		});
		this.serial.execute(() -> order.add("later"));
		assertThat(order).containsExactly("behind", "later");
		assertThat(this.failures).containsExactly(error, exception);
	}

	@Test
	void goesOnIfWhoIsToldThrowsToo() {
		OutOfMemoryError again = new OutOfMemoryError("again");
		Serial helpless = new Serial((_) -> {
			throw again;
		});
		List<String> order = new ArrayList<>();
		assertThatIllegalStateException().isThrownBy(() -> helpless.execute(() -> {
			helpless.execute(() -> order.add("behind"));
			throw new OutOfMemoryError("first");
		})).withCause(again);
		helpless.execute(() -> order.add("later"));
		assertThat(order).containsExactly("behind", "later");
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
