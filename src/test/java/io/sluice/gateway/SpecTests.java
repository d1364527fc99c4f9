package io.sluice.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs every spec of {@code src/test/specs/gateway}, each against a gateway of its own.
 * {@code -Dsluice.spec=batch} runs those whose names contain the word.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpecTests {

	private static final Path SPECS = Path.of("src/test/specs/gateway");

	private final String wanted = System.getProperty("sluice.spec", "");

	private final Services services = new Services();

	private final GrpcStubs grpc = new GrpcStubs();

	@TempDir
	private Path folder;

	@AfterAll
	void close() {
		this.services.close();
		this.grpc.close();
	}

	@TestFactory
	Stream<DynamicContainer> specs() throws IOException {
		try (Stream<Path> files = Files.list(SPECS)) {
			List<Path> specs = files.filter((file) -> file.getFileName().toString().contains(this.wanted))
				.sorted()
				.toList();
			return specs.stream().map(this::container);
		}
	}

	private DynamicContainer container(Path file) {
		try {
			Spec spec = SpecParser.parse(Files.readString(file));
			SpecRun run = new SpecRun(spec, this.services, this.grpc, this.folder.resolve(file.getFileName()));
			return DynamicContainer.dynamicContainer(spec.title(), file.toUri(), run.tests());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
