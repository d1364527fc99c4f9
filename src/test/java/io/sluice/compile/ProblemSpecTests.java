package io.sluice.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs the mistakes that are told in {@code src/test/specs/problems/}. */
class ProblemSpecTests {

	private static final List<ProblemSpec> SPECS = ProblemSpec.below("problems");

	@TempDir
	Path folder;

	@TestFactory
	Stream<DynamicTest> refusesWithExactlyTheseProblems() {
		return SPECS.stream().map((spec) -> DynamicTest.dynamicTest(spec.name(), () -> {
			Compilation compilation = BlueprintCompiler.compile(spec.read(home()));
			assertThat(compilation).isInstanceOfSatisfying(Compilation.Refused.class,
					(refused) -> assertThat(refused.problems().stream().map(Problem::toString))
						.containsExactlyElementsOf(spec.expected()));
		}));
	}

	@Test
	void tellsManyDifferentMistakes() {
		assertThat(SPECS.stream().flatMap((spec) -> spec.expected().stream()).distinct().count()).isGreaterThan(45);
	}

	private Path home() throws IOException {
		return Files.createTempDirectory(this.folder, "home");
	}

}
