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

	/**
	 * Makes room, writes, and tells. Room is made first, if only for none: within a
	 * script, Redis takes any write after one that needs no memory, even if it is full.
	 * Entries that are there can be read then, so what is purged has to be written; that
	 * is little. If it is refused nevertheless, the log is deleted, for which no memory
	 * is needed either: nobody may rely on one that lacks something, and whoever knows
	 * what may be gone before it can be written.
	 */
	private static final String WRITE = """
			local time = redis.call('TIME')
			local now = time[1] * 1000 + math.floor(time[2] / 1000) + tonumber(ARGV[2])
			local told = {}
			local function tell(tag, at)
			  told[#told + 1] = string.format('%.0f %.0f ', at, #tag) .. tag
			end
			local function keep(tag, at)
			  if at > tonumber(redis.call('ZSCORE', KEYS[1], tag) or -1) then
			    redis.call('ZADD', KEYS[1], string.format('%.0f', at), tag)
			  end
			end
			local purges = {}
			for i = 4, #ARGV, 2 do
			  local at = tonumber(ARGV[i + 1])
			  purges[#purges + 1] = { tag = ARGV[i], at = at > 0 and at or now }
			  tell(ARGV[i], purges[#purges].at)
			end
			local function write()
			  local over = redis.call('ZCARD', KEYS[1]) + #purges - tonumber(ARGV[3])
			  local oldest = redis.call('ZPOPMIN', KEYS[1], over > 0 and over + math.floor(ARGV[3] / 10) or 0)
			  if #oldest > 0 then
			    keep('', tonumber(oldest[#oldest]))
			    tell('', tonumber(oldest[#oldest]))
			  end
			  for _, purge in ipairs(purges) do
			    keep(purge.tag, purge.at)
			  end
			  return redis.call('INCR', KEYS[2])
			end
			local written, number = pcall(write)
			if not written then
			  redis.pcall('DEL', KEYS[1])
			end
			redis.call('PUBLISH', ARGV[1], string.format('%.0f ', written and number or 0) .. table.concat(told))
			if not written then
			  error(number, 0)
			end
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
	 * Writes purges, and tells all instances. If Redis answers, but refuses to have them
	 * written, the instances are told nevertheless, in {@link PurgeMessage#UNWRITTEN}
	 * messages, and the log is gone.
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
