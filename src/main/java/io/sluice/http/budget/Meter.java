package io.sluice.http.budget;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.sluice.blueprint.Bandwidth;
import io.sluice.blueprint.Unit;
import io.sluice.engine.Bill;
import io.sluice.engine.Payer;
import io.sluice.engine.Payment;
import io.sluice.http.OperationFailure;
import io.sluice.http.RefusedException;
import io.sluice.protect.Wallet;
import io.sluice.quota.Level;
import io.sluice.quota.Taking;
import org.jspecify.annotations.Nullable;

/**
 * Pays for one request, and knows afterwards what came of it. Safe for use by several
 * threads, one after the other.
 */
final class Meter implements Payer {

	private final Wallet wallet;

	private volatile List<Level> levels = List.of();

	private volatile @Nullable RefusedException refusal;

	private volatile boolean paid;

	/**
	 * Nothing has been asked for.
	 * @param wallet what is paid from
	 */
	Meter(Wallet wallet) {
		this.wallet = wallet;
	}

	@Override
	public CompletableFuture<Payment> pay(Bill bill) {
		return this.wallet.take(bill.cost(), bill.requests(), bill.fields())
			.thenApply((taking) -> payment(bill.cost(), taking));
	}

	private Payment payment(long cost, Taking taking) {
		return switch (taking) {
			case Taking.Granted(var left, var source) -> {
				this.paid = true;
				this.levels = left;
				yield new Payment.Made((actual) -> settle(cost - actual, left, source));
			}
			case Taking.Refused refused -> {
				this.levels = refused.levels();
				yield refused(Refusals.of(refused));
			}
			case Taking.Never never -> new Payment.Refused(Refusals.of(never));
			case Taking.Unavailable unavailable -> refused(Refusals.of(unavailable));
		};
	}

	private Payment refused(RefusedException refused) {
		this.refusal = refused;
		return new Payment.Refused(OperationFailure.of(refused, "").getFirst());
	}

	private Map<String, Object> settle(long rest, List<Level> left, Taking.Source source) {
		List<Level> settled = left;
		if (rest > 0) {
			this.wallet.giveBack(source, rest);
			settled = left.stream().map((level) -> isCost(level) ? more(level, rest) : level).toList();
			this.levels = settled;
		}
		Map<String, Object> figures = new LinkedHashMap<>();
		for (Level level : settled) {
			if (isCost(level)) {
				figures.put("remaining", level.remaining());
				figures.put("budget", level.limit());
			}
		}
		return figures;
	}

	private static boolean isCost(Level level) {
		return level.bucket().allowance().unit() == Unit.COST;
	}

	private static Level more(Level level, long rest) {
		Bandwidth bandwidth = level.nearest();
		long remaining = Math.min(level.limit(), level.remaining() + rest);
		long millis = Math.ceilDiv((level.limit() - remaining) * bandwidth.per().toMillis(), bandwidth.amount());
		return new Level(level.bucket(), bandwidth, remaining, Duration.ofMillis(millis));
	}

	/** What is left, as far as that is known. */
	List<Level> levels() {
		return this.levels;
	}

	/** Why there is no answer; empty if there is. */
	Optional<RefusedException> refusal() {
		return Optional.ofNullable(this.refusal);
	}

	/** Whether something has been paid, or it is known that nothing can be. */
	boolean isDecided() {
		return this.paid || this.refusal != null;
	}

}
