package io.sluice.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.sluice.SampleApplication;
import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.GrpcService;
import io.sluice.blueprint.RestService;
import io.sluice.compile.Blueprints;
import io.sluice.config.Home;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/** No image is built here; but what the files of the image say of others is true. */
class DockerfileTests {

	private static final Path DOCKER = Path.of("docker");

	private final String dockerfile = read(DOCKER.resolve("Dockerfile"));

	@Test
	void allImagesHaveTheJavaOfTheBuild() {
		String release = found(read(Path.of("pom.xml")), "<java.version>(\\d+)</java.version>").getFirst();
		assertThat(found(this.dockerfile, "(?m)^FROM \\S*eclipse-temurin[:-](\\d+)\\S*")).hasSize(3)
			.containsOnly(release);
	}

	@Test
	void whatIsCopiedIsThereAndNotIgnored() {
		List<String> copied = found(this.dockerfile, "(?m)^COPY ([a-z].*) \\S+$").stream()
			.flatMap((names) -> Stream.of(names.split(" ")))
			.toList();
		assertThat(copied).contains("pom.xml", "src", "docker/java.options", "docker/training")
			.allSatisfy((name) -> assertThat(Path.of(name)).exists());
		List<String> kept = found(read(Path.of(".dockerignore")), "(?m)^!(.+)$");
		assertThat(copied).allSatisfy((name) -> assertThat(kept).contains(name.split("/")[0]));
		assertThat(found(this.dockerfile, "/opt/sluice/(\\w+\\.sh)")).isNotEmpty()
			.allSatisfy((script) -> assertThat(DOCKER.resolve(script)).isExecutable());
	}

	@Test
	void isAskedAtThePortOfOperators() {
		Map<?, ?> management = (Map<?, ?>) yaml(Path.of("src/main/resources/application.yaml")).get("management");
		String operators = String.valueOf(management.get("server.port"));
		assertThat(found(this.dockerfile, "(?m)^EXPOSE 8080 (\\d+)$")).containsExactly(operators);
		assertThat(found(this.dockerfile, "health\\.sh\", \"(\\d+)\", \"/actuator/health/liveness\""))
			.containsExactly(operators);
		assertThat(found(read(DOCKER.resolve("haproxy/haproxy.cfg")), "check port (\\d+)")).containsExactly(operators);
	}

	@Test
	void aStartFindsTheClassesThatTheTrainingHasSeen() {
		assertThat(found(this.dockerfile, "RUN \\./train\\.sh (@\\S+)")).containsExactly("@java.options");
		assertThat(found(this.dockerfile,
				"(?m)^ENTRYPOINT \\[\"java\", \"(@java.options)\", \"-XX:AOTCache=sluice.aot\", \"-jar\", \"sluice.jar\"]"))
			.hasSize(1);
		assertThat(read(DOCKER.resolve("train.sh"))).contains("-XX:AOTCacheOutput=sluice.aot -jar sluice.jar");
	}

	@Test
	void theTrainingHasNoMistake() {
		Blueprint blueprint = Blueprints.compile(new Home(DOCKER.resolve("training")).read());
		assertThat(blueprint.services().values()).as("both protocols are seen")
			.hasAtLeastOneElementOfType(RestService.class)
			.hasAtLeastOneElementOfType(GrpcService.class);
	}

	@Test
	void theSampleIsTheOneOfTheTests() {
		assertThat(this.dockerfile).contains("\"" + SampleApplication.class.getName() + "\", \"services\"]");
	}

	private static List<String> found(String text, String pattern) {
		return Pattern.compile(pattern).matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
	}

	private static Map<String, Object> yaml(Path file) {
		return new Yaml().load(found(read(file), "(?s)^(.*?)(?:\\n---|$)").getFirst());
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
