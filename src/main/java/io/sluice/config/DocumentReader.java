package io.sluice.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/** Reads what people wrote, and judges nothing. */
public final class DocumentReader {

	private DocumentReader() {
	}

	/**
	 * Finds the folder that everything is below.
	 * @param environment says where it is
	 * @return the folder; the working directory if nothing is said
	 */
	public static Path home(Environment environment) {
		return Path.of(environment.getProperty("sluice.home", "."));
	}

	/**
	 * Reads schema and configuration.
	 * @param home the folder that {@code schema/} is in
	 * @param environment where the files of {@code gateway-config/} have been read into
	 * @return what is written there; without files if {@code schema/} is missing or empty
	 * @throws java.io.UncheckedIOException if a file cannot be read
	 */
	public static Document read(Path home, ConfigurableEnvironment environment) {
		Settings settings = new SettingsReader(home, environment).read();
		ProtoFiles protos = new ProtoFiles(home);
		List<IssuerSettings> issuers = Objects.requireNonNullElse(settings.security().issuers(), List.of());
		return new Document(SchemaFiles.below(home), protos.sources(),
				protos.descriptorSets(settings.services().values()), new KeyFiles(home).of(issuers),
				ManifestFiles.below(home), settings);
	}

}
