package io.sluice.compile;

import java.util.Optional;

import io.sluice.config.Setting;
import io.sluice.config.SpringSettings;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the names of SSL bundles, wherever they are used.
 *
 * @param spring says which are defined
 * @param problems where problems go
 */
record BundleNames(SpringSettings spring, Problems problems) {

	/** The bundle; empty if none is named. */
	Optional<String> compile(@Nullable Setting written) {
		if (written == null || SettingValues.isUnset(written)) {
			return Optional.empty();
		}
		if (!this.spring.sslBundles().contains(written.text())) {
			this.problems.add(written.place(),
					written.key() + " is \"" + written.text() + "\", which is not defined below spring.ssl.bundle. "
							+ Suggestion.of(written.text(), "Defined", this.spring.sslBundles()));
		}
		return Optional.of(written.text());
	}

}
