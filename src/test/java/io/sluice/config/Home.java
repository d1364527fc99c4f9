package io.sluice.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.DefaultResourceLoader;

/** A folder with {@code schema/} and {@code gateway-config/}, for tests. */
public final class Home {

	private final Path folder;

	/**
	 * A home in an empty folder.
	 * @param folder the folder
	 */
	public Home(Path folder) {
		this.folder = folder;
	}

	/**
	 * Writes a file.
	 * @param name its name, such as {@code gateway-config/services.yaml}
	 * @param text its content
	 * @return this home
	 */
	public Home with(String name, String text) {
		try {
			Path path = this.folder.resolve(name);
			Files.createDirectories(path.getParent());
			Files.writeString(path, text);
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Reads the home as the gateway does.
	 * @return the document
	 */
	public Document read() {
		return read(Map.of());
	}

	/**
	 * Reads the home with variables of the environment.
	 * @param variables values by name
	 * @return the document
	 */
	public Document read(Map<String, Object> variables) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
					new org.springframework.core.env.SystemEnvironmentPropertySource(
							StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
		environment.getPropertySources()
			.addFirst(new MapPropertySource("gateway",
					Map.of("spring.config.name", "application,services,security,cache,rate-limits,limits",
							"spring.config.additional-location",
							"optional:file:" + this.folder.resolve("gateway-config") + "/")));
		ConfigDataEnvironmentPostProcessor.applyTo(environment, new DefaultResourceLoader(), null);
		return DocumentReader.read(this.folder, environment);
	}

}
