package io.sluice.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A tab that GraphiQL opens with.
 *
 * @param query the document in it
 */
record GraphiqlExample(String query) {

	/**
	 * The examples of those who run the gateway: each file {@code *.graphql} is one.
	 * @param folder where the files are; it need not exist
	 * @return the examples in the order of the names of their files
	 */
	static List<GraphiqlExample> read(Path folder) {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((file) -> file.getFileName().toString().endsWith(".graphql"))
				.sorted()
				.map(GraphiqlExample::of)
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static GraphiqlExample of(Path file) {
		try {
			return new GraphiqlExample(Files.readString(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
