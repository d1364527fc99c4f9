package io.sluice.compile;

import java.time.Duration;

import io.sluice.blueprint.ReloadTerms;
import io.sluice.config.ReloadSettings;
import io.sluice.config.Setting;
import org.jspecify.annotations.Nullable;

/** Compiles {@code sluice.reload}. */
final class ReloadCompiler {

	private static final Duration LONGEST = Duration.ofHours(1);

	private final SettingValues values;

	ReloadCompiler(Problems problems) {
		this.values = new SettingValues(problems);
	}

	ReloadTerms compile(ReloadSettings settings) {
		return new ReloadTerms(duration(settings.watchEvery(), Defaults.WATCH_EVERY),
				duration(settings.drain(), Defaults.DRAIN));
	}

	private Duration duration(@Nullable Setting setting, Duration otherwise) {
		return this.values.read(setting, otherwise, Quantities.upTo(LONGEST),
				"no duration up to 1h. Write it like 30s.");
	}

}
