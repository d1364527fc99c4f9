package io.sluice.compile;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.sluice.blueprint.Issuer;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Verification;
import io.sluice.config.ClaimSettings;
import io.sluice.config.Document;
import io.sluice.config.IssuerSettings;
import io.sluice.config.Place;
import io.sluice.config.Setting;
import org.jspecify.annotations.Nullable;

/** Compiles one of {@code sluice.security.issuers}. */
final class IssuerCompiler {

	private static final Duration MOST_SKEW = Duration.ofMinutes(5);

	private final Setting whole;

	private final Problems problems;

	private final SettingValues values;

	private final Document document;

	private final BundleNames bundles;

	/**
	 * Compiles.
	 * @param document what people wrote
	 * @param bundles compiles the names of SSL bundles
	 * @param whole the issuer, where it is written
	 * @param problems where problems go
	 */
	IssuerCompiler(Document document, BundleNames bundles, Setting whole, Problems problems) {
		this.document = document;
		this.bundles = bundles;
		this.whole = whole;
		this.problems = problems;
		this.values = new SettingValues(problems);
	}

	/** The issuer; something harmless where it is mistaken. */
	Issuer compile(IssuerSettings settings) {
		Setting issuer = settings.issuer();
		if (issuer == null || issuer.text().isBlank()) {
			this.problems.add(this.whole.place(), this.whole.key() + " does not say whose tokens they are. "
					+ "Add issuer: what they have as \"iss\", such as https://id.example.com.");
		}
		Set<String> audiences = SettingValues.texts(settings.audiences(), List.of());
		if (audiences.isEmpty()) {
			this.problems.add(this.whole.place(),
					this.whole.key() + " has no audiences. A token that was issued for another service would be "
							+ "accepted. Add audiences: [...], what tokens for this gateway have as \"aud\".");
		}
		return new Issuer((issuer != null) ? issuer.text() : "", verification(settings), audiences,
				scopeClaims(settings.scopeClaim()),
				this.values.read(settings.clockSkew(), Defaults.CLOCK_SKEW, Quantities.upTo(MOST_SKEW),
						"no duration up to 5m. Write it like 30s, or 0s."),
				requiredClaims(Objects.requireNonNullElse(settings.requiredClaims(), List.of())),
				this.bundles.overHttp(settings.sslBundle()));
	}

	private Verification verification(IssuerSettings settings) {
		return (settings.introspection() != null)
				? new IntrospectionCompiler(this.whole, this.problems).compile(settings, settings.introspection())
				: new SignatureCompiler(this.document.keyFiles(), this.problems).compile(settings);
	}

	/** Of a claim that is written twice, the values are added up. */
	private Map<String, Set<String>> requiredClaims(List<ClaimSettings> written) {
		Map<String, Set<String>> claims = new HashMap<>();
		for (ClaimSettings claim : written) {
			Setting name = claim.name();
			Set<String> values = SettingValues.texts(claim.values(), List.of());
			if (name == null) {
				this.problems.add(place(claim), this.whole.key() + ".required-claims has values without a name. "
						+ "Write {name: ..., values: [...]}.");
			}
			else if (!name.text().isBlank()) {
				claims.computeIfAbsent(name.text().strip(), (_) -> new HashSet<>()).addAll(values);
			}
		}
		return claims;
	}

	private Place place(ClaimSettings claim) {
		List<Setting> values = Objects.requireNonNullElse(claim.values(), List.of());
		return values.isEmpty() ? this.whole.place() : values.getFirst().place();
	}

	private List<JsonPath> scopeClaims(@Nullable Setting written) {
		if (written == null || SettingValues.isUnset(written)) {
			return Defaults.SCOPE_CLAIMS.stream().map(JsonPath::of).toList();
		}
		return List.of(new PathCompiler(this.problems).compile(Text.of(written)));
	}

}
