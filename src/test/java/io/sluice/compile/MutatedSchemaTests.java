package io.sluice.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.sluice.config.Document;
import io.sluice.config.Home;
import io.sluice.config.SchemaFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever people write, they get a blueprint or problems with places, never an
 * exception: words of the storefront's schema change places at random.
 */
class MutatedSchemaTests {

	private static final int COUNT = Integer.getInteger("sluice.test.mutations", 400);

	private static final Pattern WORD = Pattern.compile("\"[^\"\\n]*\"|[\\w$@]+|[^\\s\\w]");

	@TempDir
	Path folder;

	@Test
	void neverThrows() throws IOException {
		Home home = new Home(this.folder);
		for (String file : List.of("gateway-config/services.yaml", "gateway-config/protos/pricing/v1/pricing.proto",
				"gateway-config/protos/inventory/v1/inventory.proto")) {
			home.with(file, Files.readString(Path.of(file)));
		}
		Document read = home.read();
		Document valid = new Document(storefront(), read.protos(), List.of(), List.of(), List.of(), read.settings());
		assertThat(BlueprintCompiler.compile(valid)).isInstanceOf(Compilation.Compiled.class);
		Random random = new Random(42);
		int refused = 0;
		for (int round = 0; round < COUNT; round++) {
			Document mutated = new Document(mutate(valid.schema(), random), valid.protos(), List.of(), List.of(),
					List.of(), valid.settings());
			if (compile(mutated) instanceof Compilation.Refused(List<Problem> problems)) {
				refused++;
				assertThat(problems).isNotEmpty()
					.allSatisfy((problem) -> assertThat(problem.place().line()).as(problem.toString()).isPositive());
			}
		}
		assertThat(refused).isGreaterThan(COUNT / 2);
	}

	private static Compilation compile(Document document) {
		try {
			return BlueprintCompiler.compile(document);
		}
		catch (RuntimeException ex) {
			throw new AssertionError(document.schema().toString(), ex);
		}
	}

	private static List<SchemaFile> storefront() throws IOException {
		try (Stream<Path> files = Files.list(Path.of("schema"))) {
			List<SchemaFile> schema = new ArrayList<>();
			for (Path file : files.filter((path) -> path.toString().endsWith(".graphqls")).sorted().toList()) {
				schema.add(new SchemaFile("schema/" + file.getFileName(), Files.readString(file)));
			}
			return schema;
		}
	}

	private static List<SchemaFile> mutate(List<SchemaFile> schema, Random random) {
		List<SchemaFile> mutated = new ArrayList<>(schema);
		int which = random.nextInt(schema.size());
		String text = schema.get(which).text();
		for (int change = random.nextInt(3); change >= 0; change--) {
			List<MatchResult> words = WORD.matcher(text).results().toList();
			MatchResult word = words.get(random.nextInt(words.size()));
			String other = words.get(random.nextInt(words.size())).group();
			String instead = switch (random.nextInt(4)) {
				case 0 -> "";
				case 1 -> word.group() + " " + other;
				default -> other;
			};
			text = text.substring(0, word.start()) + instead + text.substring(word.end());
		}
		mutated.set(which, new SchemaFile(schema.get(which).name(), text));
		return mutated;
	}

}
