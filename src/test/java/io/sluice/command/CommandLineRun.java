package io.sluice.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.stream.Stream;

import io.sluice.SluiceApplication;

/**
 * What became of a command line.
 *
 * @param status the exit status
 * @param out what went to the standard output
 * @param err what went to the standard error output
 */
record CommandLineRun(int status, String out, String err) {

	static CommandLineRun of(String... args) {
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		int status = new Commands(SluiceApplication::with, new PrintWriter(out), new PrintWriter(err)).run(args);
		return new CommandLineRun(status, out.toString(), err.toString());
	}

	/** A command on a home. */
	static CommandLineRun in(Path home, String command, String... args) {
		return of(Stream.concat(Stream.of(command, "--home", home.toString()), Stream.of(args)).toArray(String[]::new));
	}

}
