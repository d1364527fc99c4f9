package io.sluice.readme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;

import io.sluice.blueprint.Blueprint;
import io.sluice.compile.BlueprintCompiler;
import io.sluice.compile.Compilation;
import io.sluice.compile.Problem;
import io.sluice.config.Home;
import io.sluice.sample.wire.JsonClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Takes the README's tour, step by step, as a reader would. */
class ReadmeTourTests {

	private static final String TOUR = "A tour: a schema from nothing";

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private final BlogApi.Running api = BlogApi.start();

	private final int closedPort = closedPort();

	@TempDir
	Path folder;

	@AfterEach
	void stop() {
		this.api.close();
	}

	@TestFactory
	List<DynamicTest> everyStepAnswersWhatTheReadmeSays() {
		List<Readme.Section> steps = Readme.read()
			.below(TOUR)
			.stream()
			.filter((section) -> section.title().startsWith("Step "))
			.toList();
		assertThat(steps).as("steps of the tour").hasSizeGreaterThan(8);
		return steps.stream().map((step) -> DynamicTest.dynamicTest(step.title(), () -> take(step))).toList();
	}

	@Test
	void aPostLooksAsTheReadmeShowsIt() {
		assertThat(Readme.read().section(TOUR).blocks()).extracting(Readme.Block::text)
			.contains(new JsonClient(this.api.url()).get("/posts/1") + "\n");
	}

	private void take(Readme.Section step) {
		Home home = new Home(this.folder);
		for (Readme.Block block : step.blocks()) {
			if (block.label().startsWith("tour/")) {
				home.with(block.label().substring("tour/".length()), here(block.text()));
			}
		}
		switch (BlueprintCompiler.compile(home.read())) {
			case Compilation.Compiled(var blueprint) -> ask(step, blueprint);
			case Compilation.Refused(var problems) -> assertThat(problems.stream().map(Problem::toString))
				.as("what the gateway says about the mistakes of \"%s\"", step)
				.containsExactlyElementsOf(
						step.has("Start") ? described(step.block("Start")) : List.of("no mistake at all"));
		}
	}

	/** The lines between "Description:" and "Action:". */
	private static List<String> described(String failure) {
		return failure.substring(failure.indexOf("Description:") + "Description:".length(), failure.indexOf("Action:"))
			.strip()
			.lines()
			.toList();
	}

	private void ask(Readme.Section step, Blueprint blueprint) {
		assertThat(step.has("Start")).as("\"%s\" shows a start that is refused, but it is not", step).isFalse();
		this.api.newCalls();
		try (Asking asking = Asking.of(blueprint)) {
			JsonNode answer = asking.ask(step.block("Query"));
			assertThat(withoutId(MAPPER.readTree(step.block("Answer")))).as("the answer of \"%s\" is %s", step, answer)
				.isEqualTo(withoutId(answer));
		}
		assertThat(step.block("Calls").lines()).as("the calls of \"%s\"", step)
			.containsExactlyInAnyOrderElementsOf(this.api.newCalls());
	}

	/** Every request has an id of its own. */
	private static JsonNode withoutId(JsonNode answer) {
		return MAPPER
			.readTree(answer.toString().replaceAll("\"correlationId\":\"[^\"]+\"", "\"correlationId\":\"(id)\""));
	}

	private String here(String file) {
		return file.replace("http://127.0.0.1:18090", this.api.url().toString())
			.replace("127.0.0.1:18099", "127.0.0.1:" + this.closedPort);
	}

	private static int closedPort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
