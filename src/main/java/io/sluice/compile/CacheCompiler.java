package io.sluice.compile;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

import io.sluice.blueprint.CacheTerms;
import io.sluice.config.CacheSettings;

/** Compiles {@code sluice.cache}. */
final class CacheCompiler {

	private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9:._/-]{1,64}");

	private static final Duration LONGEST = Duration.ofSeconds(1);

	private final SettingValues values;

	CacheCompiler(Problems problems) {
		this.values = new SettingValues(problems);
	}

	CacheTerms compile(CacheSettings settings) {
		CacheSettings.Near near = Objects.requireNonNullElseGet(settings.near(), () -> new CacheSettings.Near(null));
		CacheSettings.Redis redis = Objects.requireNonNullElseGet(settings.redis(),
				() -> new CacheSettings.Redis(null, null, null));
		return new CacheTerms(this.values.size(near.maxSize(), Defaults.NEAR_SIZE),
				this.values.size(settings.maxEntrySize(), Defaults.ENTRY_SIZE),
				new CacheTerms.OfShared(
						this.values.read(redis.budget(), Defaults.REDIS_BUDGET, CacheCompiler::budget,
								"no duration up to 1s. Write it like 20ms."),
						this.values.read(redis.keyPrefix(), Defaults.KEY_PREFIX, CacheCompiler::prefix,
								"no prefix. Write up to 64 letters, digits and : . _ / -."),
						this.values.size(redis.compressAbove(), Defaults.COMPRESS_ABOVE)));
	}

	private static Optional<Duration> budget(String text) {
		return Quantities.duration(text).filter((budget) -> budget.compareTo(LONGEST) <= 0);
	}

	private static Optional<String> prefix(String text) {
		return Optional.of(text.strip()).filter((prefix) -> PREFIX.matcher(prefix).matches());
	}

}
