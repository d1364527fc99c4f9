package io.sluice.compile;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import graphql.ParseAndValidate;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.validation.ValidationError;
import io.sluice.blueprint.Sha256;
import io.sluice.config.ManifestFile;

/** Checks trusted documents: a client that ships with one must be answered. */
final class TrustedDocuments {

	private static final String HASH = "sha256:";

	private final Optional<GraphQLSchema> schema;

	private final Problems problems;

	TrustedDocuments(Optional<GraphQLSchema> schema, Problems problems) {
		this.schema = schema;
		this.problems = problems;
	}

	/**
	 * Adds what a manifest lists.
	 * @param manifest the file
	 * @param known where to add them, by id; what is there already comes from other files
	 */
	void add(ManifestFile manifest, Map<String, TrustedDocument> known) {
		for (TrustedDocument document : new ManifestReader(manifest, this.problems).read()) {
			TrustedDocument other = known.putIfAbsent(document.id(), document);
			if (other != null && !other.text().equals(document.text())) {
				report(document, "is another one at " + other.place() + ". An id names one document.");
			}
			check(document);
		}
	}

	private void check(TrustedDocument document) {
		String id = document.id();
		if (id.startsWith(HASH) && !id.equals(HASH + Sha256.of(document.text()))) {
			report(document, "has another SHA-256: " + Sha256.of(document.text())
					+ ". The id of a document that has changed changes with it.");
		}
		this.schema.ifPresent((known) -> validate(document, known));
	}

	private void validate(TrustedDocument document, GraphQLSchema known) {
		try {
			List<ValidationError> errors = ParseAndValidate.validate(known, Parser.parse(document.text()),
					Locale.ENGLISH);
			if (!errors.isEmpty()) {
				report(document, "does not fit the schema: " + errors.getFirst().getMessage());
			}
		}
		catch (InvalidSyntaxException ex) {
			report(document, "is no GraphQL: " + ex.getMessage());
		}
	}

	private void report(TrustedDocument document, String what) {
		this.problems.add(document.place(), "The trusted document \"" + document.id() + "\" " + what);
	}

}
