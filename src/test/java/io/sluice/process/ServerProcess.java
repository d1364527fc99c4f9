package io.sluice.process;

import java.io.IOException;
import java.io.UncheckedIOException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A process that does not outlive the tests, however they end. */
public final class ServerProcess implements AutoCloseable {

	private final Process process;

	private ServerProcess(Process process) {
		this.process = process;
	}

	/**
	 * Starts one.
	 * @param command what it runs, and where it writes to
	 * @return the process
	 */
	public static ServerProcess started(ProcessBuilder command) {
		try {
			Process process = command.redirectErrorStream(true).start();
			Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
			return new ServerProcess(process);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Whether it has not ended.
	 * @return {@code false} for good once it has
	 */
	public boolean isAlive() {
		return this.process.isAlive();
	}

	/** It is gone, without a word. */
	public void kill() {
		this.process.destroyForcibly();
		await().until(() -> !this.process.isAlive());
	}

	/** It stands still, and keeps its connections. */
	public void pause() {
		signal("STOP");
	}

	/** It goes on. */
	public void resume() {
		signal("CONT");
	}

	private void signal(String name) {
		try {
			assertThat(new ProcessBuilder("kill", "-" + name, String.valueOf(this.process.pid())).start().waitFor())
				.isZero();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
