package io.sluice.config;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Finds the files below a folder. Links are followed, and what is hidden is not there, as
 * its name begins with a dot: a volume of Kubernetes has each file twice, once below a
 * folder like that, and editors put their own files beside those that they write.
 */
public final class VisibleFiles {

	private VisibleFiles() {
	}

	/**
	 * Finds files.
	 * @param folder where to look; need not be there
	 * @return the files in all folders below it, sorted; a link that leads nowhere is
	 * none
	 * @throws IOException if a folder cannot be read, or is below itself
	 */
	public static List<Path> below(Path folder) throws IOException {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (Stream<Path> found = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
			return found.filter((path) -> isVisible(folder.relativize(path)))
				.filter(Files::isRegularFile)
				.sorted(Comparator.naturalOrder())
				.toList();
		}
	}

	private static boolean isVisible(Path path) {
		return StreamSupport.stream(path.spliterator(), false).noneMatch((name) -> name.toString().startsWith("."));
	}

}
