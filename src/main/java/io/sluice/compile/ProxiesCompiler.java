package io.sluice.compile;

import java.util.Locale;
import java.util.Optional;

import io.sluice.blueprint.Proxies;
import io.sluice.config.SecuritySettings;

/** Compiles what stands between callers and the gateway. */
final class ProxiesCompiler {

	private final SettingValues values;

	ProxiesCompiler(Problems problems) {
		this.values = new SettingValues(problems);
	}

	Proxies compile(SecuritySettings settings) {
		return new Proxies(
				this.values.read(settings.trustedProxies(), Proxies.NONE.count(), ProxiesCompiler::count,
						"no number of proxies. Write a whole number from 0 to 10."),
				this.values.read(settings.forwardedBy(), Proxies.NONE.header(), ProxiesCompiler::header,
						"neither X-Forwarded-For nor Forwarded."));
	}

	private static Optional<Integer> count(String text) {
		return text.strip().matches("\\d|10") ? Optional.of(Integer.valueOf(text.strip())) : Optional.empty();
	}

	private static Optional<Proxies.Header> header(String text) {
		return switch (text.strip().toLowerCase(Locale.ROOT)) {
			case "x-forwarded-for" -> Optional.of(Proxies.Header.X_FORWARDED_FOR);
			case "forwarded" -> Optional.of(Proxies.Header.FORWARDED);
			default -> Optional.empty();
		};
	}

}
