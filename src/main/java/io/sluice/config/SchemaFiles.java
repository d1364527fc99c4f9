package io.sluice.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Reads the files of SDL below {@code schema/}. */
final class SchemaFiles {

	private SchemaFiles() {
	}

	static List<SchemaFile> below(Path home) {
		try {
			return VisibleFiles.below(home.resolve("schema"))
				.stream()
				.filter((path) -> path.toString().endsWith(".graphqls"))
				.map((path) -> read(home, path))
				.sorted(Comparator.comparing(SchemaFile::name))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static SchemaFile read(Path home, Path path) {
		try {
			String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
			return new SchemaFile(home.relativize(path).toString().replace('\\', '/'), text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
