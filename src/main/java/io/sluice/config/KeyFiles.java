package io.sluice.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Reads the files that issuers' keys are in. */
final class KeyFiles {

	private final Path folder;

	KeyFiles(Path home) {
		this.folder = home.resolve("gateway-config").normalize();
	}

	/** The files that issuers name, as far as they are there. */
	List<KeyFile> of(List<IssuerSettings> issuers) {
		return issuers.stream()
			.map(IssuerSettings::jwksFile)
			.filter(Objects::nonNull)
			.map(Setting::text)
			.distinct()
			.sorted()
			.filter(this::isThere)
			.map((path) -> new KeyFile(path, text(this.folder.resolve(path))))
			.toList();
	}

	private boolean isThere(String path) {
		return path.chars().allMatch((letter) -> letter >= ' ')
				&& this.folder.resolve(path).normalize().startsWith(this.folder)
				&& Files.isRegularFile(this.folder.resolve(path));
	}

	private static String text(Path path) {
		try {
			return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
