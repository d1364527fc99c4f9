package io.sluice.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.sluice.command.calls.Finding;
import io.sluice.command.change.Change;
import io.sluice.compile.Problem;
import io.sluice.config.Place;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * For programs: one object, whose members are always all there. Its records are the
 * promise of what it looks like.
 */
final class JsonFormat implements Format {

	private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	@Override
	public void write(Report report, PrintWriter out) {
		out.println(MAPPER.writeValueAsString(switch (report) {
			case Report.Refused(var problems) -> new Result(problems.stream().map(Mistake::of).toList(), List.of(),
					List.of(), List.of(), List.of(), List.of());
			case Report.Accepted accepted -> result(accepted);
		}));
	}

	private static Result result(Report.Accepted report) {
		return new Result(List.of(), report.warnings(),
				report.findings().stream().flatMap((finding) -> ManyCalls.of(finding).stream()).toList(),
				report.findings().stream().flatMap((finding) -> Unbounded.of(finding).stream()).toList(),
				report.sharing()
					.servings()
					.entrySet()
					.stream()
					.map((what) -> new Identity(what.getKey(), what.getValue().dependsOn(),
							what.getValue().sharedWith(), what.getValue().keptFor()))
					.toList(),
				report.changes());
	}

	private record Result(List<Mistake> problems, List<String> warnings, List<ManyCalls> calls,
			List<Unbounded> unbounded, List<Identity> identities, List<Change> changes) {

	}

	private record Mistake(String file, int line, int column, String message) {

		static Mistake of(Problem problem) {
			return new Mistake(problem.place().file(), problem.place().line(), problem.place().column(),
					problem.message());
		}

	}

	private record ManyCalls(String field, String file, int line, int column, String service, long calls,
			long callsWithAliases, long limit, String operation, Map<String, Integer> sizes) {

		static Optional<ManyCalls> of(Finding finding) {
			return (finding instanceof Finding.ManyCalls found) ? Optional.of(of(found, found.place()))
					: Optional.empty();
		}

		private static ManyCalls of(Finding.ManyCalls found, Place place) {
			return new ManyCalls(found.field(), place.file(), place.line(), place.column(), found.service(),
					found.calls(), found.most(), found.limit(), found.operation(), new TreeMap<>(found.sizes()));
		}

	}

	private record Unbounded(String field, String file, int line, int column, int assumedLength) {

		static Optional<Unbounded> of(Finding finding) {
			return (finding instanceof Finding.AssumedLength(Place place, var field, var assumed))
					? Optional.of(new Unbounded(field, place.file(), place.line(), place.column(), assumed))
					: Optional.empty();
		}

	}

	private record Identity(String what, Optional<String> dependsOn, String sharedWith, Optional<String> keptFor) {

	}

}
