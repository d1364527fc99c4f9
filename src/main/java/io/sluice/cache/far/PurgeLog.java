package io.sluice.cache.far;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;

/**
 * When what was purged, as it is written in Redis: a sorted set of tags by time, and how
 * many times something was written to it, which numbers what is published. The empty tag
 * is everything, and always there: if it is not, the log was lost.
 */
final class PurgeLog {

	/** The tag that all entries have. */
	static final String EVERYTHING = "";

	/** A time that Redis fills in: now, by its clock. */
	static final long NOW = 0;

	/** Milliseconds that the clocks of instances may be wrong about its clock. */
	static final long MARGIN = 50;

	/** How many purges are remembered; of more, the oldest stand for all before them. */
	private static final int MOST = 50_000;

	/** How many are written in one go, since Redis does nothing else meanwhile. */
	private static final int AT_ONCE = 500;

	private static final String WRITE = """
			local time = redis.call('TIME')
			local now = time[1] * 1000 + math.floor(time[2] / 1000) + tonumber(ARGV[2])
			local told = {}
			local function purge(tag, at)
			  if at > tonumber(redis.call('ZSCORE', KEYS[1], tag) or -1) then
			    redis.call('ZADD', KEYS[1], string.format('%.0f', at), tag)
			  end
			  told[#told + 1] = string.format('%.0f %.0f ', at, #tag) .. tag
			end
			for i = 4, #ARGV, 2 do
			  local at = tonumber(ARGV[i + 1])
			  purge(ARGV[i], at > 0 and at or now)
			end
			local over = redis.call('ZCARD', KEYS[1]) - tonumber(ARGV[3])
			if over > 0 then
			  local oldest = redis.call('ZPOPMIN', KEYS[1], over + math.floor(ARGV[3] / 10))
			  purge('', tonumber(oldest[#oldest]))
			end
			local number = redis.call('INCR', KEYS[2])
			redis.call('PUBLISH', ARGV[1], string.format('%.0f ', number) .. table.concat(told))
			return number
			""";

	private static final String READ = """
			local time = redis.call('TIME')
			return {
			  time[1] * 1000 + math.floor(time[2] / 1000),
			  tonumber(redis.call('GET', KEYS[2]) or 0),
			  redis.call('ZSCORE', KEYS[1], '') and 1 or 0
			}
			""";

	private final Names names;

	PurgeLog(Names names) {
		this.names = names;
	}

	/**
	 * Writes purges, and tells all instances.
	 * @param redis where
	 * @param purges times by tag, or {@link #NOW}
	 * @return fails if not all could be written
	 */
	CompletableFuture<Void> write(RedisClusterAsyncCommands<byte[], byte[]> redis, Map<String, Long> purges) {
		List<CompletableFuture<?>> written = new ArrayList<>();
		List<byte[]> arguments = arguments();
		for (Map.Entry<String, Long> purge : purges.entrySet()) {
			arguments.add(bytes(purge.getKey()));
			arguments.add(bytes(String.valueOf(purge.getValue())));
			if (arguments.size() > 2 * AT_ONCE) {
				written.add(write(redis, arguments));
				arguments = arguments();
			}
		}
		if (arguments.size() > arguments().size()) {
			written.add(write(redis, arguments));
		}
		return CompletableFuture.allOf(written.toArray(CompletableFuture[]::new));
	}

	private List<byte[]> arguments() {
		return new ArrayList<>(
				List.of(this.names.channel(), bytes(String.valueOf(MARGIN)), bytes(String.valueOf(MOST))));
	}

	private CompletableFuture<?> write(RedisClusterAsyncCommands<byte[], byte[]> redis, List<byte[]> arguments) {
		return redis.eval(WRITE, ScriptOutputType.INTEGER, keys(), arguments.toArray(byte[][]::new))
			.toCompletableFuture();
	}

	/** Has purges told on this connection from now on, also if that is so already. */
	CompletionStage<?> listen(StatefulRedisPubSubConnection<byte[], byte[]> telling) {
		return telling.async().subscribe(this.names.channel());
	}

	/** What time it is, and whether the log is what it was. */
	CompletionStage<Beat> beat(RedisClusterAsyncCommands<byte[], byte[]> redis) {
		return redis.<List<Object>>eval(READ, ScriptOutputType.MULTI, keys())
			.thenApply((answer) -> new Beat((Long) answer.get(0), (Long) answer.get(1), answer.get(2).equals(1L)));
	}

	/** All that is written. */
	CompletionStage<Map<String, Long>> read(RedisClusterAsyncCommands<byte[], byte[]> redis) {
		return redis.zrangeWithScores(this.names.purges(), 0, -1).thenApply((written) -> {
			Map<String, Long> purges = HashMap.newHashMap(written.size());
			written.forEach((purge) -> purges.put(new String(purge.getValue(), StandardCharsets.UTF_8),
					(long) purge.getScore()));
			return purges;
		});
	}

	private byte[][] keys() {
		return new byte[][] { this.names.purges(), this.names.count() };
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * What Redis says of itself.
	 *
	 * @param time milliseconds since 1970
	 * @param count how many times something was written
	 * @param begun whether the log is there
	 */
	record Beat(long time, long count, boolean begun) {

	}

}
