package io.sluice.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;

import io.sluice.command.change.Change;

/** For people. Empty sections are left out. */
final class TextFormat implements Format {

	@Override
	public void write(Report report, PrintWriter out) {
		switch (report) {
			case Report.Refused(var problems) -> {
				problems.forEach(out::println);
				out.println();
				out.println((problems.size() == 1) ? "1 problem." : problems.size() + " problems.");
			}
			case Report.Accepted accepted -> write(accepted, out);
		}
	}

	private static void write(Report.Accepted report, PrintWriter out) {
		out.println("No problems.");
		section(out, "Warnings:", indented(report.warnings().stream()));
		section(out, "What can become expensive:",
				indented(report.findings().stream().map((finding) -> finding.place() + ": " + finding.message())));
		section(out, "Whose answers may serve others:", report.sharing().lines());
		Report.Comparison comparison = report.comparison();
		if (comparison != null) {
			section(out, "What clients of " + comparison.file() + " may notice:", comparison.changes().isEmpty()
					? List.of("  Nothing.") : indented(comparison.changes().stream().map(TextFormat::line)));
		}
	}

	private static String line(Change change) {
		return change.impact() + " " + change.coordinate() + ": " + change.message();
	}

	private static List<String> indented(Stream<String> lines) {
		return lines.map((line) -> "  " + line).toList();
	}

	private static void section(PrintWriter out, String heading, List<String> lines) {
		if (!lines.isEmpty()) {
			out.println();
			out.println(heading);
			lines.forEach(out::println);
		}
	}

}
