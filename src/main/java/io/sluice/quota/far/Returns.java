package io.sluice.quota.far;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import io.sluice.quota.BucketKey;
import io.sluice.quota.Draw;
import io.sluice.quota.Taking.Source;

/**
 * What is given back. It goes with the next taking from the same bucket, or by itself
 * soon: while nobody would answer some seconds later, but not when the buckets have long
 * been filled without it. It is sent once at most, so what may have been lost is.
 */
final class Returns implements Source {

	/** Milliseconds. */
	private static final long SOON = 20;

	/** Milliseconds. */
	private static final long LATER = 500;

	/** How often it is too soon. */
	private static final int DELAYS = 10;

	private final Map<BucketKey, Long> waiting = new ConcurrentHashMap<>();

	private final AtomicBoolean due = new AtomicBoolean();

	private final ScheduledExecutorService thread;

	private final BooleanSupplier soon;

	private final Consumer<List<Movement>> sending;

	private int delays;

	/**
	 * Nothing is given back yet.
	 * @param thread waits
	 * @param soon whether it is too soon to send any by itself
	 * @param sending sends some by itself; must not fail
	 */
	Returns(ScheduledExecutorService thread, BooleanSupplier soon, Consumer<List<Movement>> sending) {
		this.thread = thread;
		this.soon = soon;
		this.sending = sending;
	}

	@Override
	public void giveBack(List<Draw> draws) {
		draws.stream()
			.filter((draw) -> draw.tokens() > 0)
			.forEach((draw) -> this.waiting.merge(draw.bucket(), draw.tokens(), Long::sum));
		if (!this.waiting.isEmpty() && this.due.compareAndSet(false, true)) {
			sendIn(SOON);
		}
	}

	private void sendIn(long milliseconds) {
		Future<?> _ = this.thread.schedule(this::send, milliseconds, TimeUnit.MILLISECONDS);
	}

	/** A taking, with what is given back to the same bucket. */
	Movement with(Draw draw) {
		Long back = this.waiting.isEmpty() ? null : this.waiting.remove(draw.bucket());
		return new Movement(draw.bucket(), (back != null) ? back : 0, draw.tokens());
	}

	/** Sends all that is waiting; on the thread. */
	void send() {
		if (this.soon.getAsBoolean() && this.delays < DELAYS) {
			this.delays++;
			sendIn(LATER);
			return;
		}
		this.delays = 0;
		this.due.set(false);
		List<Movement> movements = new ArrayList<>();
		for (BucketKey bucket : this.waiting.keySet()) {
			Movement movement = with(new Draw(bucket, 0));
			if (movement.back() > 0) {
				movements.add(movement);
			}
		}
		this.sending.accept(movements);
	}

}
