package io.sluice.quota;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import io.sluice.blueprint.QuotaTerms;
import io.sluice.blueprint.StoreFailure;
import io.sluice.cache.RedisProcess;
import io.sluice.quota.Taking.Granted;
import io.sluice.redis.Loops;
import io.sluice.redis.RedisClients;

import static org.awaitility.Awaitility.await;

/** Instances that share a Redis, each with clients of its own. */
final class Instances implements AutoCloseable {

	/** A budget that a machine with other things to do keeps, too. */
	static final Duration PATIENT = Duration.ofSeconds(1);

	private final List<AutoCloseable> open = new ArrayList<>();

	private final RedisProcess redis;

	private final RedisClients clients = new RedisClients();

	Instances(RedisProcess redis) {
		this.redis = redis;
	}

	static QuotaTerms terms(Duration budget, StoreFailure onFailure) {
		return new QuotaTerms(100_000, new QuotaTerms.OfShared(budget, "test:", onFailure, 0.5));
	}

	/** Another instance, that is connected. */
	Buckets connected() {
		Buckets buckets = connecting(terms(PATIENT, StoreFailure.DENY));
		connects(buckets);
		return buckets;
	}

	/** Another instance. */
	Buckets connecting(QuotaTerms terms) {
		Buckets buckets = Buckets.shared(terms, System::nanoTime, this.clients.of(this.redis.port()));
		this.open.addFirst(buckets);
		return buckets;
	}

	/** Until it takes from Redis. */
	static void connects(Buckets buckets) {
		BucketKey key = Plans.bucket("nobody", Plans.bandwidth(100, Duration.ofMillis(100), 100));
		await().until(() -> buckets.take(List.of(new Draw(key, 1))).join() instanceof Granted granted
				&& !granted.levels().isEmpty());
	}

	RedisCommands<String, String> commands() {
		RedisClient client = RedisClient.create(RedisURI.create("127.0.0.1", this.redis.port()));
		this.open.add(() -> client.shutdown(Duration.ZERO, Duration.ofSeconds(1)));
		return client.connect().sync();
	}

	Loops loops() {
		return this.clients.loops();
	}

	@Override
	public void close() throws Exception {
		for (AutoCloseable one : this.open) {
			one.close();
		}
		this.clients.close();
	}

}
