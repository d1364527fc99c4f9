package io.sluice.command;

import java.util.List;

import io.sluice.blueprint.SharingReport;
import io.sluice.command.calls.Finding;
import io.sluice.command.change.Change;
import io.sluice.compile.Problem;
import org.jspecify.annotations.Nullable;

/** What there is to say of what people wrote. */
sealed interface Report {

	/** Whether it can be deployed. */
	boolean isGood();

	/**
	 * It cannot be run.
	 *
	 * @param problems everything that is wrong
	 */
	record Refused(List<Problem> problems) implements Report {

		public Refused {
			problems = List.copyOf(problems);
		}

		@Override
		public boolean isGood() {
			return false;
		}

	}

	/**
	 * It can be run.
	 *
	 * @param warnings what should not go unnoticed
	 * @param findings the fields that can become expensive
	 * @param sharing whose answers may serve others
	 * @param comparison what clients may notice; {@code null} if there is nothing to
	 * compare with
	 */
	record Accepted(List<String> warnings, List<Finding> findings, SharingReport sharing,
			@Nullable Comparison comparison) implements Report {

		public Accepted {
			warnings = List.copyOf(warnings);
			findings = List.copyOf(findings);
		}

		@Override
		public boolean isGood() {
			return changes().stream().noneMatch((change) -> change.impact() == Change.Impact.BREAKING);
		}

		/** What clients may notice. */
		List<Change> changes() {
			return (this.comparison != null) ? this.comparison.changes() : List.of();
		}

	}

	/**
	 * The schema beside another one.
	 *
	 * @param file the file with the other one
	 * @param changes what clients of the other one may notice
	 */
	record Comparison(String file, List<Change> changes) {

		public Comparison {
			changes = List.copyOf(changes);
		}

	}

}
