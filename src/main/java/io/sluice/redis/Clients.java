package io.sluice.redis;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.resource.ClientResources;

/**
 * Who asks Redis: a client for each event loop. So what is asked on one of them is sent
 * and answered there, no thread has to wake another, and none has to read for all.
 *
 * @param loops the event loops
 * @param each as many clients, which know the server, how to find it, or the cluster
 */
public record Clients(Loops loops, List<AbstractRedisClient> each) implements AutoCloseable {

	/** Milliseconds. */
	private static final long PATIENCE = 1_000;

	public Clients {
		each = List.copyOf(each);
		if (each.size() != loops.all().size()) {
			throw new IllegalArgumentException(each.size() + " clients for " + loops.all().size() + " event loops");
		}
	}

	/**
	 * Makes them. They do not connect yet.
	 * @param loops the event loops; must last longer than the clients
	 * @param resources what clients share otherwise; not closed with them
	 * @param making makes a client that uses nothing but what it is given
	 * @return the clients
	 */
	public static Clients of(Loops loops, ClientResources resources,
			Function<ClientResources, AbstractRedisClient> making) {
		return new Clients(loops,
				loops.all().stream().map((loop) -> making.apply(OnLoop.of(loop, resources))).toList());
	}

	/**
	 * Whether they ask a cluster, the nodes of which know nothing of each other.
	 * @return not so for a server, however it is found
	 */
	public boolean isCluster() {
		return any() instanceof RedisClusterClient;
	}

	/**
	 * One for what does not matter to requests.
	 * @return always the same
	 */
	public AbstractRedisClient any() {
		return this.each.getFirst();
	}

	/** Waits a moment for connections to close; what clients share stays. */
	@Override
	public void close() {
		CompletableFuture
			.allOf(this.each.stream()
				.map((client) -> client.shutdownAsync(0, PATIENCE, TimeUnit.MILLISECONDS))
				.toArray(CompletableFuture[]::new))
			.completeOnTimeout(null, PATIENCE, TimeUnit.MILLISECONDS)
			.join();
		for (AbstractRedisClient client : this.each) {
			Future<?> _ = client.getResources().shutdown(0, PATIENCE, TimeUnit.MILLISECONDS);
		}
	}

}
