package io.sluice.reload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.sluice.compile.Compilation;
import io.sluice.compile.Problem;
import io.sluice.compile.RefusedException;
import io.sluice.config.DocumentReader;
import io.sluice.config.Place;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Refuses files below {@code gateway-config/} that are no YAML. Spring Boot would stop at
 * the first, and would not say which it is. It reads configuration in a post-processor
 * too, so this one must come before: the one place where an order cannot be a list.
 */
final class YamlSyntaxCheck implements EnvironmentPostProcessor, PriorityOrdered {

	@Override
	public int getOrder() {
		return 0;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		check(DocumentReader.home(environment));
	}

	/**
	 * Checks all files.
	 * @param home the folder that {@code gateway-config/} is in
	 * @throws RefusedException if one of them is no YAML
	 */
	static void check(Path home) {
		List<Problem> problems = problems(home);
		if (!problems.isEmpty()) {
			throw new RefusedException(new Compilation.Refused(problems));
		}
	}

	private static List<Problem> problems(Path home) {
		Path folder = home.resolve("gateway-config");
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((file) -> file.toString().matches(".*\\.ya?ml"))
				.sorted()
				.flatMap((file) -> problem(home, file))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Stream<Problem> problem(Path home, Path file) {
		String name = home.relativize(file).toString().replace('\\', '/');
		try {
			return problem(name, Files.readString(file));
		}
		catch (CharacterCodingException ex) {
			return Stream.of(problem(new Place(name, 0, 0), "it is not written in UTF-8"));
		}
		catch (IOException ex) {
			return Stream.of(new Problem(new Place(name, 0, 0), "This file cannot be read."));
		}
	}

	private static Stream<Problem> problem(String name, String text) {
		LoaderOptions options = new LoaderOptions();
		options.setAllowDuplicateKeys(false);
		try {
			for (Object part : new Yaml(new SafeConstructor(options)).loadAll(text)) {
				if (part != null && !(part instanceof Map)) {
					return Stream
						.of(new Problem(new Place(name, 1, 1), "This has no keys, such as sluice.limits.depth."));
				}
			}
			return Stream.empty();
		}
		catch (MarkedYAMLException ex) {
			Mark mark = ex.getProblemMark();
			return Stream.of(problem(
					(mark != null) ? new Place(name, mark.getLine() + 1, mark.getColumn() + 1) : new Place(name, 0, 0),
					ex.getProblem()));
		}
		catch (ReaderException ex) {
			return Stream.of(problem(unprintable(name, text), "special characters are not allowed"));
		}
		// too deep, or too many references
		catch (YAMLException ex) {
			return Stream.of(problem(new Place(name, 0, 0), String.valueOf(ex.getMessage())));
		}
	}

	/** The place of the first letter that is none. */
	private static Place unprintable(String name, String text) {
		int line = 1;
		int column = 1;
		for (int letter : text.codePoints().takeWhile(StreamReader::isPrintable).toArray()) {
			line += (letter == '\n') ? 1 : 0;
			column = (letter == '\n') ? 1 : column + 1;
		}
		return new Place(name, line, column);
	}

	private static Problem problem(Place place, String cause) {
		return new Problem(place, "This is no valid YAML: " + cause + ".");
	}

}
