package io.sluice.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.sluice.SluiceApplication;
import io.sluice.process.FreePort;
import io.sluice.process.ServerProcess;

/**
 * A gateway that is a process of its own: nobody but the network connects it with
 * another.
 */
final class GatewayProcess implements Reachable {

	/** They are started often, and have little to do. */
	private static final List<String> JAVA = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
			"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "--enable-native-access=ALL-UNNAMED", "-cp",
			System.getProperty("java.class.path"), SluiceApplication.class.getName());

	private final HttpClient client = HttpClient.newBuilder().version(Version.HTTP_1_1).build();

	private final int port = FreePort.any();

	private final int operatorsPort = FreePort.any();

	private final Path log;

	private final ServerProcess process;

	private GatewayProcess(Path folder, List<String> arguments) {
		this.log = folder.resolve("gateway-" + this.port + ".log");
		List<String> ports = List.of("--server.port=" + this.port, "--management.server.port=" + this.operatorsPort);
		this.process = ServerProcess
			.started(new ProcessBuilder(Stream.of(JAVA, ports, arguments).flatMap(List::stream).toList())
				.redirectOutput(this.log.toFile()));
	}

	/**
	 * Starts one.
	 * @param folder what it runs on, where its log is written, too
	 * @param arguments its command line, without ports
	 * @return the gateway, which may not be ready yet
	 */
	static GatewayProcess started(Path folder, List<String> arguments) {
		return new GatewayProcess(folder, arguments);
	}

	/**
	 * Whether it is healthy, with all that it may share with others.
	 * @return {@code false} also while it starts; fails with its log if it has ended
	 */
	boolean isUp() {
		if (!this.process.isAlive()) {
			throw new AssertionError("the gateway has ended:\n" + log());
		}
		try {
			return Json.read(operators("/actuator/health").body()).at("/status").asString().equals("UP");
		}
		catch (UncheckedIOException _) {
			return false;
		}
	}

	private String log() {
		try {
			return Files.readString(this.log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** It is gone, without a word. */
	void kill() {
		this.process.kill();
	}

	@Override
	public HttpClient client() {
		return this.client;
	}

	@Override
	public URI url(String path) {
		return URI.create("http://127.0.0.1:" + this.port + path);
	}

	@Override
	public URI operatorsUrl(String path) {
		return URI.create("http://127.0.0.1:" + this.operatorsPort + path);
	}

	@Override
	public void close() {
		this.process.close();
		this.client.close();
	}

}
