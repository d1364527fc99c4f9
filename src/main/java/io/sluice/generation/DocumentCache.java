package io.sluice.generation;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import io.sluice.engine.Programs;

/**
 * Parsed and validated documents by their text, with their programs. Bounded by the
 * length of all texts and the fields of all programs, since that is what they take memory
 * in proportion to.
 */
final class DocumentCache implements PreparsedDocumentProvider {

	/** The most characters of all documents together, if there were no programs. */
	private static final long MAX_CHARACTERS = 2_000_000;

	/** What a document weighs besides its text: an entry is never free. */
	private static final int OVERHEAD = 500;

	/** As how many characters of a document a field of a program weighs. */
	private static final int FIELD = 20;

	private final Cache<String, Known> documents = Caffeine.newBuilder()
		.maximumWeight(MAX_CHARACTERS)
		.weigher((String text, Known known) -> OVERHEAD + text.length() + FIELD * known.programs().fields())
		.build();

	private final DocumentParser parser;

	DocumentCache(DocumentParser parser) {
		this.parser = parser;
	}

	@Override
	public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(ExecutionInput input,
			Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
		String text = input.getQuery();
		Known known = this.documents.get(text,
				(_) -> new Known(this.parser.parse(input), new Programs(() -> weighAnew(text))));
		input.getGraphQLContext().put(Programs.class, known.programs());
		return CompletableFuture.completedFuture(known.document());
	}

	private void weighAnew(String text) {
		this.documents.asMap().computeIfPresent(text, (_, known) -> known);
	}

	/**
	 * A document, or why it is none, with all that was compiled of it.
	 *
	 * @param document what graphql-java made of the text
	 * @param programs what the engine made of the document
	 */
	private record Known(PreparsedDocumentEntry document, Programs programs) {

	}

}
