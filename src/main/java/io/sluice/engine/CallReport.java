package io.sluice.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

import io.sluice.plan.FieldPlan;
import io.sluice.plan.Plan;
import org.jspecify.annotations.Nullable;

/**
 * Reports what one operation asks of services and of the cache, in the order in which it
 * does.
 */
final class CallReport implements Recorder {

	/** The most entries: an answer is not to become too large because of them. */
	static final int MOST = 1_000;

	private final List<Reported> entries = new ArrayList<>();

	private final IdentityHashMap<FieldPlan, Asker> askers = new IdentityHashMap<>();

	private final Plan plan;

	private final LongSupplier ticker;

	private final long beginning;

	private int leftOut;

	private @Nullable Map<String, Object> told;

	private CallReport(Plan plan, LongSupplier ticker) {
		this.plan = plan;
		this.ticker = ticker;
		this.beginning = ticker.getAsLong();
	}

	/**
	 * A report of an operation that begins now.
	 * @param inquiry what the client asked for
	 * @param plan the operation
	 * @param ticker nanoseconds since some time
	 * @return records nothing if the client did not ask for it, or may not
	 */
	static Recorder of(Inquiry inquiry, Plan plan, LongSupplier ticker) {
		return inquiry.isToBeExplained() ? new CallReport(plan, ticker) : NONE;
	}

	@Override
	public Look looks(FieldPlan field, CompletableFuture<?> looking) {
		long since = now();
		String from = looking.isDone() ? "near" : "redis";
		return (fresh, stale) -> {
			if (fresh > 0) {
				add(new Reported.Kept(asker(field), Cached.HIT, fresh, from, since, now()));
			}
			if (stale > 0) {
				add(new Reported.Kept(asker(field), Cached.STALE, stale, from, since, now()));
			}
		};
	}

	@Override
	public void instead(FieldPlan field, int keys) {
		add(new Reported.Kept(asker(field), Cached.STALE, keys, null, now(), now()));
	}

	@Override
	public Watch calls(FieldPlan field, Cached cached, int keys) {
		return new WatchedCall(asker(field), cached, keys, this::now, this::add);
	}

	private long now() {
		return this.ticker.getAsLong() - this.beginning;
	}

	private Asker asker(FieldPlan field) {
		return this.askers.computeIfAbsent(field, (asked) -> Asker.of(asked, this.plan));
	}

	private void add(Reported entry) {
		if (this.entries.size() < MOST) {
			this.entries.add(entry);
		}
		else {
			this.leftOut++;
		}
	}

	@Override
	public void close() {
		if (this.told == null) {
			Map<String, Object> members = new LinkedHashMap<>();
			members.put("calls",
					this.entries.stream()
						.sorted(Comparator.comparingLong(Reported::beginning))
						.map(Reported::told)
						.toList());
			if (this.leftOut > 0) {
				members.put("callsLeftOut", this.leftOut);
			}
			this.told = members;
		}
	}

	@Override
	public Optional<Map<String, Object>> told() {
		return Optional.ofNullable(this.told);
	}

}
