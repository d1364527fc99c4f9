package io.sluice.reload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.sluice.config.VisibleFiles;
import org.jspecify.annotations.Nullable;

/**
 * How the files of both folders look from outside. Links are followed: what lies in a
 * volume of Kubernetes is changed by changing a link.
 *
 * @param files what tells one state of a file from another, by its path
 */
record FilesSeen(Map<Path, Looks> files) {

	FilesSeen {
		files = Map.copyOf(files);
	}

	/**
	 * Looks at the files.
	 * @param home where the folders are
	 * @return what they look like; empty if that changes while they are looked at
	 */
	static Optional<FilesSeen> below(Path home) {
		try {
			Map<Path, Looks> files = new TreeMap<>();
			for (String folder : new String[] { "schema", "gateway-config" }) {
				for (Path file : VisibleFiles.below(home.resolve(folder))) {
					files.put(file, Looks.of(file));
				}
			}
			return Optional.of(new FilesSeen(files));
		}
		catch (IOException | UncheckedIOException ex) {
			return Optional.empty();
		}
	}

	/**
	 * What tells one state of a file from another.
	 *
	 * @param size its bytes
	 * @param modified when it was written
	 * @param key which file it is, where the system knows
	 */
	record Looks(long size, FileTime modified, @Nullable Object key) {

		private static Looks of(Path file) throws IOException {
			BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
			return new Looks(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
		}

	}

}
