package io.sluice.quota.far;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.Base16;
import org.jspecify.annotations.Nullable;

/**
 * Takes from buckets, from all or from none, after giving back to them. The buckets of
 * one owner are one hash, a bucket is a field of it: the time in milliseconds, by the
 * clock of Redis, and for each bandwidth what was missing then, its debt. A debt is
 * counted in parts of tokens, of which as many are paid back in each millisecond as
 * tokens are refilled {@code per} so many milliseconds: so all numbers are whole. What is
 * not there, or nothing of ours, is without debt. A clock that is set back pays nothing
 * back, and counts anew from there.
 */
final class Script {

	/**
	 * The arguments are, for each bucket: the number of its key, its field, the tokens
	 * that are given back, the tokens that are taken, the number of bandwidths; and for
	 * each of these: amount, per, burst. The answer is whether they were taken, and all
	 * debts.
	 */
	private static final String TEXT = """
			local time = redis.call('TIME')
			local now = time[1] * 1000 + math.floor(time[2] / 1000)

			local function numbers(key, field, count)
			  local state = redis.pcall('HGET', key, field)
			  local found = {}
			  if type(state) == 'table' then
			    redis.call('DEL', key)
			  elseif state then
			    for number in string.gmatch(state, '%d+') do found[#found + 1] = tonumber(number) end
			  end
			  return #found == count + 1 and found or nil
			end

			local buckets, granted, at = {}, 1, 1
			while at < #ARGV do
			  local bucket = {key = KEYS[tonumber(ARGV[at])], field = ARGV[at + 1], debts = {}, widths = {}}
			  local back, tokens, count = tonumber(ARGV[at + 2]), tonumber(ARGV[at + 3]), tonumber(ARGV[at + 4])
			  local found = numbers(bucket.key, bucket.field, count) or {now}
			  local passed = math.max(0, now - found[1])
			  bucket.touched = back > 0 or found[1] > now
			  bucket.tokens = tokens
			  at = at + 5
			  for index = 1, count do
			    local width = {amount = tonumber(ARGV[at]), per = tonumber(ARGV[at + 1])}
			    local most = width.per * tonumber(ARGV[at + 2])
			    local debt = math.min(found[index + 1] or 0, most) - passed * width.amount - back * width.per
			    bucket.widths[index], bucket.debts[index] = width, math.max(0, debt)
			    if bucket.debts[index] + tokens * width.per > most then granted = 0 end
			    at = at + 3
			  end
			  buckets[#buckets + 1] = bucket
			end

			local answer = {granted}
			for _, bucket in ipairs(buckets) do
			  local state, lasts = string.format('%.0f', now), 0
			  for index, width in ipairs(bucket.widths) do
			    local debt = bucket.debts[index] + granted * bucket.tokens * width.per
			    lasts = math.max(lasts, math.ceil(debt / width.amount))
			    state = state .. ':' .. string.format('%.0f', debt)
			    answer[#answer + 1] = debt
			  end
			  if bucket.touched or granted * bucket.tokens > 0 then
			    if lasts == 0 then
			      redis.call('HDEL', bucket.key, bucket.field)
			    else
			      redis.call('HSET', bucket.key, bucket.field, state)
			      if redis.call('PTTL', bucket.key) < lasts then
			        redis.call('PEXPIRE', bucket.key, string.format('%.0f', lasts))
			      end
			    end
			  end
			end
			return answer
			""";

	private final byte[] text = TEXT.getBytes(StandardCharsets.UTF_8);

	private final String digest = Base16.digest(this.text);

	/** Runs it; sends it along only where it is not known yet. */
	CompletionStage<List<Object>> run(RedisClusterAsyncCommands<byte[], byte[]> redis, byte[][] keys,
			byte[][] arguments) {
		return redis.<List<Object>>evalsha(this.digest, ScriptOutputType.MULTI, keys, arguments)
			.handle((answer, error) -> (error instanceof RedisNoScriptException)
					? redis.<List<Object>>eval(this.text, ScriptOutputType.MULTI, keys, arguments)
					: outcome(answer, error))
			.thenCompose(Function.identity());
	}

	private static CompletionStage<List<Object>> outcome(List<Object> answer, @Nullable Throwable error) {
		return (error != null) ? CompletableFuture.failedFuture(error) : CompletableFuture.completedFuture(answer);
	}

}
