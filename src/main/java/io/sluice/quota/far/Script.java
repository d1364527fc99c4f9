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
	 * The arguments are, for each bucket: its field; the number of its key, the tokens
	 * that are given back and those that are taken; and for each bandwidth amount, per,
	 * and burst. The answer is whether they were taken, and all debts.
	 */
	private static final String TEXT = """
			local time = redis.call('TIME')
			local now = time[1] * 1000 + math.floor(time[2] / 1000)

			local function numbers(text)
			  local found = {}
			  for number in string.gmatch(text or '', '%d+') do found[#found + 1] = tonumber(number) end
			  return found
			end

			local function read(key, field, count)
			  local state = redis.pcall('HGET', key, field)
			  if type(state) == 'table' then
			    redis.call('DEL', key)
			    state = ''
			  end
			  local found = numbers(state)
			  return #found == count + 1 and found or {now}
			end

			local buckets, granted = {}, 1
			for at = 1, #ARGV, 3 do
			  local order, widths = numbers(ARGV[at + 1]), numbers(ARGV[at + 2])
			  local back, tokens, count = order[2], order[3], #widths / 3
			  local bucket = {key = KEYS[order[1]], field = ARGV[at], tokens = tokens, widths = widths, debts = {}}
			  local found = read(bucket.key, bucket.field, count)
			  local passed = math.max(0, now - found[1])
			  bucket.touched = back > 0 or found[1] > now
			  for index = 1, count do
			    local amount, per, burst = widths[3 * index - 2], widths[3 * index - 1], widths[3 * index]
			    local debt = math.min(found[index + 1] or 0, burst * per) - passed * amount - back * per
			    bucket.debts[index] = math.max(0, debt)
			    if bucket.debts[index] + tokens * per > burst * per then granted = 0 end
			  end
			  buckets[#buckets + 1] = bucket
			end

			local answer = {granted}
			for _, bucket in ipairs(buckets) do
			  local state, lasts = string.format('%.0f', now), 0
			  for index, before in ipairs(bucket.debts) do
			    local amount, per = bucket.widths[3 * index - 2], bucket.widths[3 * index - 1]
			    local debt = before + granted * bucket.tokens * per
			    lasts = math.max(lasts, math.ceil(debt / amount))
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
