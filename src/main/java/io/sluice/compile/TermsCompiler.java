package io.sluice.compile;

import java.util.Map;
import java.util.Optional;

import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLSchema;
import io.sluice.blueprint.CacheTerms;
import io.sluice.blueprint.FieldRate;
import io.sluice.blueprint.Terms;
import io.sluice.config.Document;
import io.sluice.config.Settings;

/** Compiles what holds between clients and the gateway. */
final class TermsCompiler {

	private final Document document;

	private final BundleNames bundles;

	private final Problems problems;

	TermsCompiler(Document document, BundleNames bundles, Problems problems) {
		this.document = document;
		this.bundles = bundles;
		this.problems = problems;
	}

	/**
	 * Compiles.
	 * @param schema what trusted documents must fit; empty if it is broken itself
	 * @param rates how often single fields may be asked for
	 * @return the terms
	 */
	Terms compile(Optional<GraphQLSchema> schema, Map<FieldCoordinates, FieldRate> rates) {
		Settings settings = this.document.settings();
		CacheTerms cache = new CacheCompiler(this.problems).compile(settings.cache());
		return new Terms(new ClientHeaders(this.problems).compile(settings.security()),
				new LimitsCompiler(this.problems).compile(settings.limits(), settings.services()),
				new SecurityCompiler(this.document, this.bundles, this.problems).compile(),
				new DocumentsCompiler(this.document, this.problems).compile(schema),
				new StatusesCompiler(this.problems).compile(settings.answers()), cache,
				new RateCompiler(settings, this.problems).compile(rates, cache.shared()),
				new ReloadCompiler(this.problems).compile(settings.reload()));
	}

}
