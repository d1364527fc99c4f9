package io.sluice.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Reads what is below {@code gateway-config/trusted-documents/}. */
final class ManifestFiles {

	private ManifestFiles() {
	}

	/**
	 * All manifests.
	 * @param home the gateway's home
	 * @return the files, by name
	 */
	static List<ManifestFile> below(Path home) {
		try {
			return VisibleFiles.below(home.resolve(ManifestFile.FOLDER))
				.stream()
				.filter((path) -> path.toString().endsWith(".json"))
				.map((path) -> new ManifestFile(home.relativize(path).toString().replace('\\', '/'), text(path)))
				.sorted(Comparator.comparing(ManifestFile::path))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
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
