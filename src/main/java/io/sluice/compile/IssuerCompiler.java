package io.sluice.compile;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.sluice.blueprint.Issuer;
import io.sluice.blueprint.JsonPath;
import io.sluice.config.IssuerSettings;
import io.sluice.config.KeyFile;
import io.sluice.config.Setting;
import org.jspecify.annotations.Nullable;

/** Compiles one of {@code sluice.security.issuers}. */
final class IssuerCompiler {

	private static final Duration MOST_SKEW = Duration.ofMinutes(5);

	/**
	 * With a public key each. What is signed with a secret could be made by whoever can
	 * check it.
	 */
	private static final Set<String> ALGORITHMS = Stream
		.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")
		.collect(Collectors.toCollection(LinkedHashSet::new));

	private static final String ABSENT = "absent";

	private final Setting whole;

	private final Problems problems;

	private final SettingValues values;

	private final KeySourceCompiler keySources;

	/**
	 * Compiles.
	 * @param keyFiles the files that keys may be in
	 * @param whole the issuer, where it is written
	 * @param problems where problems go
	 */
	IssuerCompiler(List<KeyFile> keyFiles, Setting whole, Problems problems) {
		this.whole = whole;
		this.problems = problems;
		this.values = new SettingValues(problems);
		this.keySources = new KeySourceCompiler(keyFiles, problems);
	}

	/** The issuer; something harmless where it is mistaken. */
	Issuer compile(IssuerSettings settings) {
		Setting issuer = settings.issuer();
		if (issuer == null || issuer.text().isBlank()) {
			this.problems.add(this.whole.place(), this.whole.key() + " does not say whose tokens they are. "
					+ "Add issuer: what they have as \"iss\", such as https://id.example.com.");
		}
		Set<String> audiences = texts(settings.audiences(), List.of());
		if (audiences.isEmpty()) {
			this.problems.add(this.whole.place(),
					this.whole.key() + " has no audiences. A token that was issued for another service would be "
							+ "accepted. Add audiences: [...], what tokens for this gateway have as \"aud\".");
		}
		return new Issuer((issuer != null) ? issuer.text() : "", this.keySources.compile(settings), audiences,
				scopeClaims(settings.scopeClaim()), algorithms(settings.algorithms()),
				this.values.read(settings.clockSkew(), Defaults.CLOCK_SKEW, IssuerCompiler::skew,
						"no duration up to 5m. Write it like 30s, or 0s."),
				texts(settings.requiredClaims(), List.of()), types(settings.types()));
	}

	private List<JsonPath> scopeClaims(@Nullable Setting written) {
		if (written == null || SettingValues.isUnset(written)) {
			return Defaults.SCOPE_CLAIMS.stream().map(JsonPath::of).toList();
		}
		return List.of(new PathCompiler(this.problems).compile(Text.of(written)));
	}

	private Set<String> algorithms(@Nullable List<Setting> written) {
		Optional.ofNullable(written).stream().flatMap(List::stream).forEach(this::checkAlgorithm);
		return texts(written, Defaults.ALGORITHMS);
	}

	private void checkAlgorithm(Setting written) {
		if (!ALGORITHMS.contains(written.text()) && !SettingValues.isUnset(written)) {
			this.problems.add(written.place(),
					written.key() + " is \"" + written.text()
							+ "\", which is no algorithm that tokens may be signed with. "
							+ Suggestion.of(written.text(), "Known", ALGORITHMS));
		}
	}

	private static Set<String> types(@Nullable List<Setting> written) {
		return texts(written, Defaults.TOKEN_TYPES).stream()
			.map(IssuerCompiler::type)
			.collect(Collectors.toUnmodifiableSet());
	}

	/** RFC 7515, 4.1.9: "application/" may be left out, and case does not count. */
	private static String type(String written) {
		String type = written.toLowerCase(Locale.ROOT).replaceFirst("^application/", "");
		return type.equals(ABSENT) ? "" : type;
	}

	private static Optional<Duration> skew(String text) {
		return text.strip().matches("0m?s") ? Optional.of(Duration.ZERO)
				: Quantities.duration(text).filter((skew) -> skew.compareTo(MOST_SKEW) <= 0);
	}

	private static Set<String> texts(@Nullable List<Setting> written, List<String> otherwise) {
		Set<String> texts = Optional.ofNullable(written)
			.stream()
			.flatMap(List::stream)
			.map((setting) -> setting.text().strip())
			.filter((text) -> !text.isEmpty())
			.collect(Collectors.toUnmodifiableSet());
		return texts.isEmpty() ? Set.copyOf(otherwise) : texts;
	}

}
