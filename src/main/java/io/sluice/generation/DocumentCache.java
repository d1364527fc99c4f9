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
 * length of all texts, since a parsed document takes memory in proportion to it.
 */
final class DocumentCache implements PreparsedDocumentProvider {

	/** The most characters of all documents together. */
	private static final long MAX_CHARACTERS = 2_000_000;

	/** What a document weighs besides its text: an entry is never free. */
	private static final int OVERHEAD = 500;

	private final Cache<String, Known> documents = Caffeine.newBuilder()
		.maximumWeight(MAX_CHARACTERS)
		.weigher((String text, Known _) -> text.length() + OVERHEAD)
		.build();

	@Override
	public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(ExecutionInput input,
			Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
		Known known = this.documents.get(input.getQuery(),
				(_) -> new Known(parseAndValidate.apply(input), new Programs()));
		input.getGraphQLContext().put(Programs.class, known.programs());
		return CompletableFuture.completedFuture(known.document());
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
