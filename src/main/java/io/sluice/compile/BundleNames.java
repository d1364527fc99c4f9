package io.sluice.compile;

import java.util.Optional;
import java.util.function.Function;

import io.sluice.blueprint.Bundles;
import io.sluice.config.Setting;
import io.sluice.config.SpringSettings;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the names of SSL bundles, wherever they are used.
 *
 * @param spring says which are defined
 * @param bundles opens them
 * @param problems where problems go
 */
record BundleNames(SpringSettings spring, Bundles bundles, Problems problems) {

	/** The bundle of somebody who is asked over HTTP; empty if none is named. */
	Optional<String> overHttp(@Nullable Setting written) {
		return compile(written, this.bundles::flawOverHttp);
	}

	/** The bundle of somebody who is asked over gRPC; empty if none is named. */
	Optional<String> overGrpc(@Nullable Setting written) {
		return compile(written, this.bundles::flawOverGrpc);
	}

	private Optional<String> compile(@Nullable Setting written, Function<String, Optional<String>> flaw) {
		if (written == null || SettingValues.isUnset(written)) {
			return Optional.empty();
		}
		if (!this.spring.sslBundles().contains(written.text())) {
			this.problems.add(written.place(),
					written.key() + " is \"" + written.text() + "\", which is not defined below spring.ssl.bundle. "
							+ Suggestion.of(written.text(), "Defined", this.spring.sslBundles()));
		}
		else {
			flaw.apply(written.text())
				.ifPresent((why) -> this.problems.add(written.place(),
						written.key() + " is \"" + written.text() + "\", which cannot be used: " + why));
		}
		return Optional.of(written.text());
	}

}
