package io.sluice.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.sluice.SluiceApplication;
import io.sluice.config.Home;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands as a pipeline runs them: a process of its own, whose output is the result
 * alone.
 */
class ProcessTests {

	@TempDir
	private Path folder;

	@Test
	void theResultIsAllThatIsPrinted() throws Exception {
		new Home(this.folder).with("schema/a.graphqls", "type Query { \"Grüße\" a: Int @value(of: 1) }");
		CommandLineRun run = run("schema");
		assertThat(run.out()).isEqualTo("type Query {\n  \"Grüße\"\n  a: Int\n}\n");
		assertThat(run.status()).isZero();
	}

	@Test
	void problemsAreResultsOfACheckAndItsStatus() throws Exception {
		new Home(this.folder).with("gateway-config/security.yaml", "sluice: [");
		CommandLineRun run = run("check");
		assertThat(run.out()).isEqualTo(
				"""
						gateway-config/security.yaml:1:10: This is no valid YAML: expected the node content, but found '<stream end>'.

						1 problem.
						""");
		assertThat(run.status()).isEqualTo(1);
	}

	private CommandLineRun run(String command) throws IOException, InterruptedException {
		Path out = this.folder.resolve("out");
		Path err = this.folder.resolve("err");
		List<String> line = Stream
			.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
					"-Dstdout.encoding=US-ASCII", "-cp", System.getProperty("java.class.path"),
					SluiceApplication.class.getName(), command, "--home", this.folder.toString())
			.toList();
		Process process = new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
		int status = process.waitFor();
		return new CommandLineRun(status, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err));
	}

}
