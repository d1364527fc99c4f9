package io.sluice.command;

import java.io.PrintWriter;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Something that the jar does besides serving. */
interface Command {

	/** What it is called, and what it can be told. */
	CommandSpec spec();

	/**
	 * Does it.
	 * @param written what people wrote
	 * @param told the options
	 * @param out where the result goes
	 * @return the exit status: 0 if all is well, else 1
	 * @throws io.sluice.compile.RefusedException if it cannot be done as something is
	 * wrong with what people wrote
	 * @throws picocli.CommandLine.ParameterException if the options make no sense
	 */
	int run(Reading written, ParseResult told, PrintWriter out);

}
