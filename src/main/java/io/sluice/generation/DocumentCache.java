package io.sluice.generation;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.regex.Pattern;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.GraphQLContext;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import io.sluice.access.Caller;
import io.sluice.engine.Programs;
import io.sluice.view.View;
import io.sluice.view.Views;

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

	private static final Pattern INTROSPECTION = Pattern.compile("__(?:schema|type)\\b");

	private final Cache<String, Known> documents = Caffeine.newBuilder()
		.maximumWeight(MAX_CHARACTERS)
		.weigher((String text, Known known) -> OVERHEAD + text.length() + FIELD * known.programs().fields())
		.build();

	private final DocumentParser parser;

	private final Views views;

	DocumentCache(DocumentParser parser, Views views) {
		this.parser = parser;
		this.views = views;
	}

	@Override
	public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(ExecutionInput input,
			Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
		String text = input.getQuery();
		Known known = this.documents.get(text, (_) -> read(input));
		GraphQLContext context = input.getGraphQLContext();
		context.put(Programs.class, known.programs());
		if (!known.introspective()) {
			return CompletableFuture.completedFuture(known.document());
		}
		return this.views.of(context.getOrDefault(Caller.class, Caller.ANONYMOUS)).thenApply((view) -> {
			context.put(View.class, view);
			return known.document();
		});
	}

	private Known read(ExecutionInput input) {
		String text = input.getQuery();
		return new Known(this.parser.parse(input), new Programs(() -> weighAnew(text)),
				INTROSPECTION.matcher(text).find());
	}

	private void weighAnew(String text) {
		this.documents.asMap().computeIfPresent(text, (_, known) -> known);
	}

	/**
	 * A document, or why it is none, with all that was compiled of it.
	 *
	 * @param document what graphql-java made of the text
	 * @param programs what the engine made of the document
	 * @param introspective whether it may ask for the schema
	 */
	private record Known(PreparsedDocumentEntry document, Programs programs, boolean introspective) {

	}

}
