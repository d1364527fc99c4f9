package io.sluice.command;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

class CommandsTests {

	@ParameterizedTest
	@CsvSource({ "false,", "false,--sluice.home=shop", "false,--debug",
			"false,--server.port=0 --spring.profiles.active=a", "true,schema", "true,--help", "true,-h",
			"true,--version", "true,chekc --sluice.home=shop" })
	void nothingButPropertiesIsToServe(boolean meant, String args) {
		assertThat(Commands.areMeant((args != null) ? args.split(" ") : new String[0])).isEqualTo(meant);
	}

	@Test
	void tellsWhatThereIs() {
		CommandLineRun run = CommandLineRun.of("--help");
		assertThat(run.status()).isZero();
		assertThat(run.err()).isEmpty();
		assertThat(run.out()).startsWith("Usage: java -jar sluice.jar [COMMAND] [OPTIONS] [--PROPERTY=VALUE...]")
			.contains("Without a command: serves")
			.contains("  schema  Prints the public schema as SDL.");
	}

	@Test
	void tellsWhatACommandCanBeTold() {
		CommandLineRun run = CommandLineRun.of("schema", "--help");
		assertThat(run.status()).isZero();
		assertThat(run.out()).contains("--scopes=SCOPE[,SCOPE...]").contains("--anonymous").contains("--home=DIR");
	}

	@Test
	void tellsItsVersion() {
		CommandLineRun run = CommandLineRun.of("--version");
		assertThat(run.status()).isZero();
		assertThat(run.out()).startsWith("sluice ");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "shcema|'shcema'|schema", "serve|'serve'|Usage: ", "schema --scope a|--scope|--scopes",
					"schema --scopes|--scopes|Usage: ",
					"schema --anonymous --scopes a|either --scopes or --anonymous|Usage: ",
					"--sluice.home=x --help=1|--help|Usage: " })
	void saysWhatIsWrongWithACommandLine(String args, String wrong, String hint) {
		CommandLineRun run = CommandLineRun.of(args.split(" "));
		assertThat(run.status()).isEqualTo(2);
		assertThat(run.out()).isEmpty();
		assertThat(run.err()).contains(wrong).contains(hint);
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void saysWithoutAStackTraceWhatCannotBeRead(@TempDir Path folder, CapturedOutput log) {
		CommandLineRun run = CommandLineRun.in(folder, "schema", "--spring.config.import=file:missing.yaml");
		assertThat(run.status()).isEqualTo(1);
		assertThat(run.out()).isEmpty();
		assertThat(run.err()).contains("missing.yaml").doesNotContain("\tat ");
		assertThat(log.getAll()).isEmpty();
	}

}
