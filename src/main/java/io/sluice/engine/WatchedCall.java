package io.sluice.engine;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import io.sluice.downstream.Answer;
import io.sluice.downstream.Attempts;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;

/** A call that is reported. Nothing of it is, unless it is made. */
final class WatchedCall implements Reported, Watch {

	private static final long NEVER = -1;

	private final Asker asker;

	private final Cached cached;

	private final int keys;

	private final LongSupplier now;

	private final Consumer<Reported> report;

	private long entered = NEVER;

	private long began = NEVER;

	private long ended = NEVER;

	private boolean joined;

	/** Counted by whichever thread an attempt has failed on. */
	private final AtomicInteger attempts = new AtomicInteger(1);

	private @Nullable Ending ending;

	/**
	 * A call that was not asked for yet.
	 * @param asker the field
	 * @param cached what the cache had
	 * @param keys how many keys are asked for
	 * @param now nanoseconds since the operation began
	 * @param report where it is reported
	 */
	WatchedCall(Asker asker, Cached cached, int keys, LongSupplier now, Consumer<Reported> report) {
		this.asker = asker;
		this.cached = cached;
		this.keys = keys;
		this.now = now;
		this.report = report;
	}

	@Override
	public void entered() {
		this.entered = this.now.getAsLong();
		this.report.accept(this);
	}

	@Override
	public void began() {
		this.began = this.now.getAsLong();
	}

	@Override
	public Runnable joined() {
		return () -> this.joined = true;
	}

	@Override
	public Context within(Context context) {
		return context.put(Attempts.class, (Attempts) this.attempts::incrementAndGet);
	}

	@Override
	public void ended(Answer answer) {
		this.ended = this.now.getAsLong();
		this.ending = Ending.of(answer, this.asker.nullOn());
	}

	/** Not when its turn came: a client wants to see that it had to wait. */
	@Override
	public long beginning() {
		return this.entered;
	}

	@Override
	public Map<String, Object> told() {
		Map<String, Object> members = this.asker.told(this.cached, this.keys);
		members.put("startedMs", Reported.millis(this.entered));
		if (this.began != NEVER) {
			members.put("waitedMs", Reported.millis(this.began - this.entered));
		}
		if (this.ended != NEVER) {
			members.put("durationMs", Reported.millis(this.ended - this.entered));
		}
		members.put("shared", this.joined);
		if (this.attempts.get() > 1) {
			members.put("attempts", this.attempts.get());
		}
		if (this.ending != null) {
			this.ending.tell(members);
		}
		return members;
	}

}
