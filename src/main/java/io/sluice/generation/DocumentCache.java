package io.sluice.generation;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;

/**
 * Parsed and validated documents by their text. Bounded by the length of all texts, since
 * a parsed document takes memory in proportion to it.
 */
final class DocumentCache implements PreparsedDocumentProvider {

	/** The most characters of all documents together. */
	private static final long MAX_CHARACTERS = 2_000_000;

	/** What a document weighs besides its text: an entry is never free. */
	private static final int OVERHEAD = 500;

	private final Cache<String, PreparsedDocumentEntry> documents = Caffeine.newBuilder()
		.maximumWeight(MAX_CHARACTERS)
		.weigher((String text, PreparsedDocumentEntry _) -> text.length() + OVERHEAD)
		.build();

	@Override
	public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(ExecutionInput input,
			Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
		return CompletableFuture
			.completedFuture(this.documents.get(input.getQuery(), (_) -> parseAndValidate.apply(input)));
	}

}
