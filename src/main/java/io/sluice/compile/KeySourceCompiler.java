package io.sluice.compile;

import java.net.URI;
import java.net.URISyntaxException;
import java.text.ParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import io.sluice.blueprint.KeySource;
import io.sluice.config.IssuerSettings;
import io.sluice.config.KeyFile;
import io.sluice.config.Setting;

/** Compiles where the keys of an issuer are. */
final class KeySourceCompiler {

	private final List<KeyFile> files;

	private final Problems problems;

	private final SettingValues values;

	KeySourceCompiler(List<KeyFile> files, Problems problems) {
		this.files = files;
		this.problems = problems;
		this.values = new SettingValues(problems);
	}

	/** Where the keys are; something harmless if that is mistaken. */
	KeySource compile(IssuerSettings settings) {
		Setting uri = settings.jwksUri();
		Setting file = settings.jwksFile();
		if (uri != null && file != null) {
			this.problems.add(file.place(),
					file.key() + " is written, and jwks-uri too. Keys are in one place; leave one out.");
		}
		if (uri != null) {
			return this.values.<KeySource>read(uri, KeySource.Discovered.INSTANCE,
					(text) -> url(text).map(KeySource.At::new), "no URL. Write it like https://id.example.com/keys.");
		}
		if (file != null) {
			return new KeySource.Given(SettingValues.isUnset(file) ? new JWKSet() : keys(file));
		}
		return this.values.read(settings.issuer(), KeySource.Discovered.INSTANCE,
				(text) -> url(text).filter((url) -> url.getRawQuery() == null)
					.map((_) -> KeySource.Discovered.INSTANCE),
				"no URL, so its keys cannot be found there. Add jwks-uri or jwks-file.");
	}

	/** A URL that something can be fetched from. */
	static Optional<URI> url(String text) {
		try {
			URI url = new URI(text.strip());
			return Optional.of(url)
				.filter((_) -> List.of("http", "https").contains(Objects.toString(url.getScheme(), "")))
				.filter((_) -> url.getHost() != null && url.getRawFragment() == null && url.getRawUserInfo() == null);
		}
		catch (URISyntaxException ex) {
			return Optional.empty();
		}
	}

	private JWKSet keys(Setting file) {
		Optional<KeyFile> found = this.files.stream().filter((known) -> known.path().equals(file.text())).findFirst();
		if (found.isEmpty()) {
			this.problems.add(file.place(),
					file.key() + " is \"" + file.text() + "\", but there is no such file below gateway-config/.");
			return new JWKSet();
		}
		return keys(file, found.get().text());
	}

	private JWKSet keys(Setting file, String text) {
		try {
			JWKSet keys = JWKSet.parse(text);
			if (keys.getKeys().stream().anyMatch(KeySourceCompiler::isSecret)) {
				this.problems.add(file.place(), file.key() + " is \"" + file.text()
						+ "\", which holds private keys. Leave only the public ones in it, and replace the pair.");
			}
			else if (keys.isEmpty()) {
				this.problems.add(file.place(), file.key() + " is \"" + file.text() + "\", which holds no keys.");
			}
			return keys;
		}
		catch (ParseException ex) {
			this.problems.add(file.place(), file.key() + " is \"" + file.text()
					+ "\", which is no JSON Web Key Set. It begins with {\"keys\": [.");
			return new JWKSet();
		}
	}

	private static boolean isSecret(JWK key) {
		return key.isPrivate() || key.getKeyType().equals(KeyType.OCT);
	}

}
