package io.sluice.reload;

import io.sluice.downstream.UnusableBundleException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which SSL bundle cannot be used, without a stack trace. */
final class BundleFailureAnalyzer extends AbstractFailureAnalyzer<UnusableBundleException> {

	@Override
	protected FailureAnalysis analyze(Throwable failure, UnusableBundleException unusable) {
		return new FailureAnalysis(unusable.getMessage(), "Correct the bundle or its name, then start again.", failure);
	}

}
