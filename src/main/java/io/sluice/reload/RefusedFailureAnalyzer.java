package io.sluice.reload;

import java.util.stream.Collectors;

import io.sluice.compile.Problem;
import io.sluice.compile.RefusedException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why a first start was refused: every problem on a line, and no stack trace. */
final class RefusedFailureAnalyzer extends AbstractFailureAnalyzer<RefusedException> {

	@Override
	protected FailureAnalysis analyze(Throwable failure, RefusedException refused) {
		String problems = refused.problems().stream().map(Problem::toString).collect(Collectors.joining("\n"));
		return new FailureAnalysis(problems, "Correct what is listed above, then start again.", failure);
	}

}
