package io.sluice.compile;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.sluice.blueprint.Verification;
import io.sluice.config.IntrospectionSettings;
import io.sluice.config.IssuerSettings;
import io.sluice.config.Setting;
import org.jspecify.annotations.Nullable;

/** Compiles how an issuer is asked what its tokens are worth. */
final class IntrospectionCompiler {

	/** As long as any verified token is remembered. */
	private static final Duration MOST = Duration.ofMinutes(5);

	private static final URI NOWHERE = URI.create("https://invalid");

	private final Setting whole;

	private final Problems problems;

	private final SettingValues values;

	/**
	 * Compiles.
	 * @param whole the issuer, where it is written
	 * @param problems where problems go
	 */
	IntrospectionCompiler(Setting whole, Problems problems) {
		this.whole = whole;
		this.problems = problems;
		this.values = new SettingValues(problems);
	}

	Verification.Introspection compile(IssuerSettings issuer, IntrospectionSettings settings) {
		Stream.of(first(issuer.algorithms()), first(issuer.types()), issuer.jwksUri(), issuer.jwksFile())
			.flatMap((setting) -> Optional.ofNullable(setting).stream())
			.forEach((setting) -> this.problems.add(setting.place(), setting.key()
					+ " is for tokens that are verified by their signature, but introspection is written. Leave one out."));
		require(settings.uri(), "uri: where the issuer is asked, such as https://id.example.com/introspect");
		URI uri = this.values.read(settings.uri(), NOWHERE, KeySourceCompiler::url,
				"no URL. Write it like https://id.example.com/introspect.");
		return new Verification.Introspection(uri,
				require(settings.clientId(), "client-id: who the gateway is for the issuer"),
				require(settings.clientSecret(), "client-secret: ${...}, which shows that it is"),
				this.values.read(settings.cacheFor(), Defaults.INTROSPECTION_CACHE, Quantities.upTo(MOST),
						"no duration up to 5m. Write it like 60s, or 0s."));
	}

	private static @Nullable Setting first(@Nullable List<Setting> list) {
		return (list != null && !list.isEmpty()) ? list.getFirst() : null;
	}

	private String require(@Nullable Setting setting, String what) {
		if (setting == null || setting.text().isBlank()) {
			this.problems.add(this.whole.place(),
					this.whole.key() + ".introspection is not complete. Add " + what + ".");
			return "";
		}
		return setting.text();
	}

}
