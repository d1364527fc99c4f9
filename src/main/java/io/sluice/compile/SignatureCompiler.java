package io.sluice.compile;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.sluice.blueprint.Verification;
import io.sluice.config.IssuerSettings;
import io.sluice.config.KeyFile;
import io.sluice.config.Setting;
import org.jspecify.annotations.Nullable;

/** Compiles how the tokens of an issuer are signed, where they are JWTs. */
final class SignatureCompiler {

	/**
	 * With a public key each. What is signed with a secret could be made by whoever can
	 * check it.
	 */
	private static final Set<String> ALGORITHMS = Stream
		.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")
		.collect(Collectors.toCollection(LinkedHashSet::new));

	private static final String ABSENT = "absent";

	private final Problems problems;

	private final KeySourceCompiler keySources;

	/**
	 * Compiles.
	 * @param keyFiles the files that keys may be in
	 * @param problems where problems go
	 */
	SignatureCompiler(List<KeyFile> keyFiles, Problems problems) {
		this.problems = problems;
		this.keySources = new KeySourceCompiler(keyFiles, problems);
	}

	Verification.Signature compile(IssuerSettings settings) {
		return new Verification.Signature(this.keySources.compile(settings), algorithms(settings.algorithms()),
				types(settings.types()));
	}

	private Set<String> algorithms(@Nullable List<Setting> written) {
		Optional.ofNullable(written).stream().flatMap(List::stream).forEach(this::checkAlgorithm);
		return SettingValues.texts(written, Defaults.ALGORITHMS);
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
		return SettingValues.texts(written, Defaults.TOKEN_TYPES)
			.stream()
			.map(SignatureCompiler::type)
			.collect(Collectors.toUnmodifiableSet());
	}

	/** RFC 7515, 4.1.9: "application/" may be left out, and case does not count. */
	private static String type(String written) {
		String type = written.toLowerCase(Locale.ROOT).replaceFirst("^application/", "");
		return type.equals(ABSENT) ? "" : type;
	}

}
