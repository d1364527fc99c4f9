package io.sluice.compile;

import java.time.Duration;
import java.util.Optional;

import graphql.language.Directive;
import io.sluice.blueprint.Batch;
import io.sluice.blueprint.JsonPath;

/** Compiles what calls of all kinds say in the same way. */
final class CallParts {

	private final Problems problems;

	private final Directive directive;

	private final Arguments arguments;

	CallParts(Problems problems, Directive directive) {
		this.problems = problems;
		this.directive = directive;
		this.arguments = new Arguments(directive);
	}

	JsonPath select() {
		return this.arguments.string("select").map(new PathCompiler(this.problems)::compile).orElse(JsonPath.ROOT);
	}

	/** The timeout that is written; empty if none is. */
	Optional<Duration> timeout() {
		return this.arguments.string("timeout").flatMap((text) -> {
			Optional<Duration> timeout = Quantities.patience(text.value());
			if (timeout.isEmpty()) {
				this.problems.add(text.place(), "The timeout \"" + text.value()
						+ "\" is no duration up to 24h. Write it like 500ms, 2s or 1m.");
			}
			return timeout;
		});
	}

	/**
	 * Checks that the request says what it asks for.
	 * @param templates have compiled the request
	 * @param batch the batch of the call
	 * @param scope what the request may read
	 * @param where where keys can be written
	 */
	void checkKey(TemplateCompiler templates, Optional<Batch> batch, Scope scope, String where) {
		if (templates.mentionsKey()) {
			return;
		}
		if (batch.isPresent()) {
			this.problems.add(this.arguments.value("batch").orElseThrow(),
					"The request of this batch does not say which keys it asks for. Put {keys} into " + where + ".");
		}
		else if (scope.isType()) {
			this.problems.add(this.directive, "The request does not say which " + scope.owner()
					+ " it asks for. Put {key} into " + where + ", or add a batch and use {keys}.");
		}
	}

}
