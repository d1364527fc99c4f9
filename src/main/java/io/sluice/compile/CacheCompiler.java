package io.sluice.compile;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

import io.sluice.blueprint.CacheTerms;
import io.sluice.config.CacheSettings;
import org.jspecify.annotations.Nullable;

/** Compiles {@code sluice.cache}. */
final class CacheCompiler {

	private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9:._/-]{1,64}");

	private static final Duration LONGEST = Duration.ofSeconds(1);

	private final SettingValues values;

	CacheCompiler(Problems problems) {
		this.values = new SettingValues(problems);
	}

	CacheTerms compile(CacheSettings settings) {
		CacheSettings.Redis redis = Objects.requireNonNullElseGet(settings.redis(),
				() -> new CacheSettings.Redis(null, null, null));
		return new CacheTerms(near(settings.near(), Defaults.NEAR_SIZE),
				near(settings.answers(), Defaults.ANSWERS_SIZE),
				this.values.size(settings.maxEntrySize(), Defaults.ENTRY_SIZE),
				new CacheTerms.OfShared(
						this.values.read(redis.budget(), Defaults.REDIS_BUDGET, CacheCompiler::budget,
								"no duration up to 1s. Write it like 20ms."),
						this.values.read(redis.keyPrefix(), Defaults.KEY_PREFIX, CacheCompiler::prefix,
								"no prefix. Write up to 64 letters, digits and : . _ / -."),
						this.values.size(redis.compressAbove(), Defaults.COMPRESS_ABOVE)));
	}

	private long near(CacheSettings.@Nullable Near near, long otherwise) {
		return this.values.room((near != null) ? near.maxSize() : null, otherwise);
	}

	private static Optional<Duration> budget(String text) {
		return Quantities.duration(text).filter((budget) -> budget.compareTo(LONGEST) <= 0);
	}

	private static Optional<String> prefix(String text) {
		return Optional.of(text.strip()).filter((prefix) -> PREFIX.matcher(prefix).matches());
	}

}
