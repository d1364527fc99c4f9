package io.sluice.command;

import java.io.PrintWriter;

/** How reports are written. */
@FunctionalInterface
interface Format {

	/**
	 * Writes a report.
	 * @param report what there is to say
	 * @param out where to
	 */
	void write(Report report, PrintWriter out);

}
