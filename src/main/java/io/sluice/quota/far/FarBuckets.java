package io.sluice.quota.far;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.sluice.blueprint.QuotaTerms;
import io.sluice.quota.BucketKey;
import io.sluice.quota.Buckets;
import io.sluice.quota.Draw;
import io.sluice.quota.Figures;
import io.sluice.quota.Level;
import io.sluice.quota.Taking;
import io.sluice.redis.Asking;
import io.sluice.redis.Attempt;
import io.sluice.redis.Clients;
import io.sluice.redis.Line;
import io.sluice.redis.Protection;
import io.sluice.redis.Standing;
import io.sluice.redis.WaitingThread;

/**
 * Buckets in Redis. One question takes from all of them, whoever else takes at the same
 * time. While Redis cannot be asked or does not answer in time, others are taken from;
 * what it then grants nonetheless is given back to it.
 */
public final class FarBuckets implements Buckets {

	private final Executor thread;

	private final Line line;

	private final Protection protection;

	private final Names names;

	private final Buckets otherwise;

	private final Parcels parcels;

	private final Returns returns;

	private final Figures figures = Figures.sharedAs(this::standing);

	private final Notice notice = new Notice();

	private final Script script = new Script();

	private final Wording wording = new Wording();

	private FarBuckets(Clients clients, QuotaTerms.OfShared terms, Buckets otherwise, Parcels parcels) {
		WaitingThread thread = new WaitingThread("sluice-budgets");
		this.line = new Line(() -> Asking.open(clients), thread);
		this.protection = new Protection(terms.budget(), clients.loops());
		this.names = new Names(terms.keyPrefix());
		this.otherwise = otherwise;
		this.parcels = parcels;
		this.returns = new Returns(thread, this.protection::isOff, this::giveBack);
		this.thread = thread;
		this.protection.tryOut(this.line::redis, thread);
	}

	/**
	 * Buckets that instances share. They connect by themselves.
	 * @param clients ask; not closed here
	 * @param terms how long it may take
	 * @param otherwise what is taken from while Redis cannot be asked; closed with these
	 * @return the buckets
	 */
	public static Buckets connected(Clients clients, QuotaTerms.OfShared terms, Buckets otherwise) {
		return clients.isCluster() ? new ByOwner(new FarBuckets(clients, terms, otherwise, Parcels.BY_OWNER))
				: new FarBuckets(clients, terms, otherwise, Parcels.BY_SIZE);
	}

	@Override
	public CompletableFuture<Taking> take(List<Draw> draws) {
		CompletableFuture<Outcome> answer = new CompletableFuture<>();
		return ask(draws, answer).thenCompose((outcome) -> {
			if (outcome.isPresent()) {
				this.notice.shared();
				return CompletableFuture
					.completedFuture(this.figures.shared().counted(outcome.get().taking(this.returns)));
			}
			if (this.line.redis() == null || this.protection.isOff()) {
				this.notice.alone();
			}
			CompletableFuture<Void> _ = answer.thenAccept((late) -> this.returns.giveBack(late.taken()));
			return this.otherwise.take(draws).thenApply(this.figures.instead()::counted);
		});
	}

	@Override
	public CompletableFuture<List<Level>> look(List<BucketKey> keys) {
		return ask(keys.stream().map((key) -> new Draw(key, 0)).toList(), new CompletableFuture<>())
			.thenCompose((outcome) -> outcome.map((found) -> CompletableFuture.completedFuture(found.levels()))
				.orElseGet(() -> this.otherwise.look(keys)));
	}

	/**
	 * Asks Redis.
	 * @param draws what is to be taken
	 * @param answer completed when Redis answers, if it is asked and does
	 * @return that, if it comes in time
	 */
	private CompletableFuture<Optional<Outcome>> ask(List<Draw> draws, CompletableFuture<Outcome> answer) {
		RedisClusterAsyncCommands<byte[], byte[]> redis = this.line.redis();
		if (redis == null) {
			return CompletableFuture.completedFuture(Optional.empty());
		}
		return this.protection
			.ask(() -> send(redis, draws.stream().map(this.returns::with).toList()).thenApply((outcome) -> {
				answer.complete(outcome);
				return Optional.of(outcome);
			}), Optional.empty());
	}

	private CompletionStage<Outcome> send(RedisClusterAsyncCommands<byte[], byte[]> redis, List<Movement> movements) {
		Order order = new Order(movements);
		return this.script.run(redis, order.keys(this.names), order.arguments(this.wording)).thenApply(order::outcome);
	}

	private void giveBack(List<Movement> movements) {
		RedisClusterAsyncCommands<byte[], byte[]> redis = this.line.redis();
		if (redis != null) {
			for (List<Movement> parcel : this.parcels.of(movements)) {
				CompletableFuture<Outcome> _ = Attempt.of(() -> send(redis, parcel));
			}
		}
	}

	@Override
	public Figures figures() {
		return this.figures;
	}

	private Standing standing() {
		return (this.line.redis() == null) ? Standing.AWAY : this.protection.standing();
	}

	@Override
	public void close() {
		this.thread.execute(this.returns::send);
		this.line.close();
		this.otherwise.close();
	}

}
