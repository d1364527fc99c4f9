package io.sluice.compile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.sluice.config.Document;
import io.sluice.config.Home;

/**
 * One section of a Markdown file: files, and what is expected of them. Blocks before the
 * first section hold for all sections of the file.
 *
 * @param name the heading
 * @param files content by name
 * @param expected the lines of the block {@code problems}
 */
record ProblemSpec(String name, Map<String, String> files, List<String> expected) {

	private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)(?: ([^\\n]+))?\\n(.*?)^```$");

	/** All sections of all files below {@code src/test/specs/}. */
	static List<ProblemSpec> below(String folder) {
		try (var files = Files.list(Path.of("src/test/specs", folder))) {
			return files.sorted().flatMap((file) -> in(file).stream()).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<ProblemSpec> in(Path file) {
		try {
			List<ProblemSpec> specs = new ArrayList<>();
			String[] sections = Files.readString(file).split("(?m)^## ");
			for (int index = 1; index < sections.length; index++) {
				Map<String, String> files = new LinkedHashMap<>();
				List<String> expected = new ArrayList<>();
				for (String text : List.of(sections[0], sections[index])) {
					for (MatchResult block : BLOCK.matcher(text).results().toList()) {
						if (block.group(1).equals("problems")) {
							expected.addAll(block.group(3).lines().toList());
						}
						else {
							files.put(block.group(2), block.group(3));
						}
					}
				}
				String name = sections[index].lines().findFirst().orElseThrow();
				specs.add(new ProblemSpec(file.getFileName() + ": " + name, files, expected));
			}
			return specs;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Reads the files as the gateway does. */
	Document read(Path folder) {
		Home home = new Home(folder);
		this.files.forEach(home::with);
		return home.read();
	}

}
