package io.sluice.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.sluice.SluiceApplication;
import io.sluice.config.Home;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What somebody sees whose gateway does not start, in a process of its own. */
class StartTests {

	private static final String SCHEMA = "type Query { a: Int @value(of: 1) }\n";

	@TempDir
	private Path folder;

	@Test
	void tellsEveryProblemWithItsPlace() throws Exception {
		new Home(this.folder).with("schema/shop/products.graphqls", """
				type Query {
				  product(id: ID!): Product @rest(service: "catalogue", get: "/products/{args.nr}")
				  all: [Product] @rest(service: "catalog", get: "/products", post: "/products")
				}
				""").with("schema/types.graphqls", """
				type Product {
				  name: String @from(path: "a..b")
				  secret: String @cost(weight: heavy)
				}
				""").with("gateway-config/services.yaml", """
				sluice:
				  services:
				    catalog:
				      rest: {base-url: "catalog:8080"}
				      timeout: soon
				      retries: 3
				""");
		Ended ended = start(0);
		assertThat(ended.status()).isEqualTo(1);
		assertThat(ended.places()).containsExactly("gateway-config/services.yaml:4:24",
				"gateway-config/services.yaml:5:16", "gateway-config/services.yaml:6:16",
				"schema/shop/products.graphqls:2:44", "schema/shop/products.graphqls:2:73",
				"schema/shop/products.graphqls:3:18", "schema/types.graphqls:2:28", "schema/types.graphqls:3:32");
		ended.isWithoutStackTrace();
	}

	@Test
	void tellsThatThereIsNoSchema() throws Exception {
		Ended ended = start(0);
		assertThat(ended.status()).isEqualTo(1);
		assertThat(ended.output()).contains("schema");
		ended.isWithoutStackTrace();
	}

	@Test
	void tellsThatAFileIsNoYaml() throws Exception {
		new Home(this.folder).with("schema/a.graphqls", SCHEMA)
			.with("gateway-config/services.yaml", "sluice:\n  services: [\n");
		Ended ended = start(0);
		assertThat(ended.status()).isEqualTo(1);
		assertThat(ended.output()).contains("gateway-config/services.yaml");
		ended.isWithoutStackTrace();
	}

	@Test
	void tellsThatThePortIsTaken() throws Exception {
		new Home(this.folder).with("schema/a.graphqls", SCHEMA);
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			Ended ended = start(taken.getLocalPort());
			assertThat(ended.status()).isEqualTo(1);
			assertThat(ended.output()).contains("Port " + taken.getLocalPort() + " was already in use");
			ended.isWithoutStackTrace();
		}
	}

	private Ended start(int port) throws IOException, InterruptedException {
		List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
				SluiceApplication.class.getName(), "--sluice.home=" + this.folder, "--server.port=" + port,
				"--server.address=127.0.0.1", "--management.server.port=0");
		Path output = Files.createTempFile("start", ".log");
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
		try {
			assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
			return new Ended(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
		}
		finally {
			process.destroyForcibly();
			Files.delete(output);
		}
	}

	/**
	 * A process that is over.
	 *
	 * @param status its exit status
	 * @param output what it said
	 */
	private record Ended(int status, String output) {

		List<String> places() {
			return this.output.lines()
				.filter((line) -> line.matches("(schema|gateway-config)/\\S+:\\d+:\\d+: .+"))
				.map((line) -> line.substring(0, line.indexOf(": ")))
				.toList();
		}

		void isWithoutStackTrace() {
			assertThat(this.output.lines()).noneMatch((line) -> line.startsWith("\tat ") || line.contains("Exception"));
		}

	}

}
