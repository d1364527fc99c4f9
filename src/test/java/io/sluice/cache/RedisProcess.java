package io.sluice.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.sluice.process.FreePort;
import io.sluice.process.ServerProcess;
import org.jspecify.annotations.Nullable;
import redis.embedded.core.ExecutableProvider;

import static org.awaitility.Awaitility.await;

/** A real Redis of its own, that can be killed, paused, and started again. */
public final class RedisProcess implements AutoCloseable {

	/** How much higher the port is where nodes of a cluster talk to one another. */
	private static final int BUS = 10_000;

	private final int port;

	private final List<String> command;

	private @Nullable ServerProcess process;

	private RedisProcess(int port, List<String> command) {
		this.port = port;
		this.command = command;
	}

	/**
	 * Starts a server on a free port of this machine.
	 * @param settings further settings, as arguments
	 * @return the server, when it takes connections
	 */
	public static RedisProcess started(String... settings) {
		int port = FreePort.any();
		RedisProcess redis = new RedisProcess(port, server(port, settings));
		redis.start();
		return redis;
	}

	/**
	 * Starts a server.
	 * @param port a port of this machine that nobody listens at
	 * @return the server, when it takes connections
	 */
	public static RedisProcess startedAt(int port) {
		RedisProcess redis = new RedisProcess(port, server(port));
		redis.start();
		return redis;
	}

	/** Starts a node of a cluster, which keeps what it knows of the others. */
	static RedisProcess node() {
		int port = IntStream.generate(FreePort::any).filter((free) -> free + BUS < 65_536).findFirst().orElseThrow();
		RedisProcess redis = new RedisProcess(port, server(port, "--cluster-enabled", "yes", "--cluster-config-file",
				"nodes-" + port + ".conf", "--cluster-node-timeout", "1000", "--cluster-replica-validity-factor", "0"));
		redis.start();
		return redis;
	}

	/**
	 * Starts a server that watches over another one, and has one of its replicas take
	 * over.
	 */
	static RedisProcess sentinel(RedisProcess master) {
		int port = FreePort.any();
		Path file = Executable.FILE.resolveSibling("sentinel-" + port + ".conf");
		try {
			Files.writeString(file, """
					port %d
					bind 127.0.0.1
					sentinel monitor shop 127.0.0.1 %d 1
					sentinel down-after-milliseconds shop 500
					sentinel failover-timeout shop 2000
					""".formatted(port, master.port()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		RedisProcess sentinel = new RedisProcess(port,
				List.of(Executable.FILE.toString(), file.toString(), "--sentinel"));
		sentinel.start();
		return sentinel;
	}

	private static List<String> server(int port, String... settings) {
		List<String> command = new ArrayList<>(List.of(Executable.FILE.toString(), "--port", String.valueOf(port),
				"--bind", "127.0.0.1", "--save", "", "--appendonly", "no"));
		command.addAll(List.of(settings));
		return command;
	}

	/** Starts it, or starts it again: empty. */
	public void start() {
		this.process = ServerProcess.started(new ProcessBuilder(this.command).redirectOutput(Redirect.DISCARD)
			.directory(Executable.FILE.getParent().toFile()));
		await().until(this::takesConnections);
	}

	private boolean takesConnections() {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			return socket.isConnected();
		}
		catch (IOException _) {
			return false;
		}
	}

	/**
	 * Where it listens.
	 * @return its port
	 */
	public int port() {
		return this.port;
	}

	/** It is gone, without a word. */
	public void kill() {
		process().kill();
	}

	/** It stands still, and keeps its connections. */
	public void pause() {
		process().pause();
	}

	/** It goes on. */
	public void resume() {
		process().resume();
	}

	private ServerProcess process() {
		ServerProcess running = this.process;
		if (running == null) {
			throw new IllegalStateException("not started");
		}
		return running;
	}

	@Override
	public void close() {
		process().close();
	}

	/** The server's program, taken out of its jar once. */
	private static final class Executable {

		static final Path FILE = unpack();

		private static Path unpack() {
			try {
				return ExecutableProvider.newJarResourceProvider().get().toPath();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
