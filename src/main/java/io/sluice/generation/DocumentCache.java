package io.sluice.generation;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.GraphQLContext;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.schema.GraphQLSchema;
import io.sluice.access.Caller;
import io.sluice.engine.PlanFigures;
import io.sluice.engine.Programs;
import io.sluice.view.View;
import io.sluice.view.Views;

/**
 * Parsed and validated documents by their text, with their programs. Bounded by the
 * length of all texts and the fields of all programs, since that is what they take memory
 * in proportion to.
 */
final class DocumentCache {

	/** The most characters of all documents together, if there were no programs. */
	private static final long MAX_CHARACTERS = 2_000_000;

	/** What a document weighs besides its text: an entry is never free. */
	private static final int OVERHEAD = 500;

	/** As how many characters of a document a field of a program weighs. */
	private static final int FIELD = 20;

	private static final Pattern INTROSPECTION = Pattern.compile("__(?:schema|type)\\b");

	private final Cache<Key, Known> documents = Caffeine.newBuilder()
		.maximumWeight(MAX_CHARACTERS)
		.weigher((Key key, Known known) -> OVERHEAD + key.text().length() + FIELD * known.programs().fields())
		.build();

	private final LongAdder hits = new LongAdder();

	private final LongAdder misses = new LongAdder();

	private final DocumentParser parser;

	private final Views views;

	DocumentCache(DocumentParser parser, Views views) {
		this.parser = parser;
		this.views = views;
	}

	/**
	 * The documents that are valid for one schema.
	 * @param schema what they are validated against; compared by identity
	 * @return gives no other documents, and no programs of others
	 */
	PreparsedDocumentProvider validFor(GraphQLSchema schema) {
		return (input, _) -> find(new Key(schema, input.getQuery()), input);
	}

	/** What operators may know of the documents, and of the plans of an engine. */
	Figures figures(PlanFigures plans) {
		return new Figures(this.hits, this.misses, this.documents::estimatedSize, plans);
	}

	private CompletableFuture<PreparsedDocumentEntry> find(Key key, ExecutionInput input) {
		Known known = known(key, input);
		GraphQLContext context = input.getGraphQLContext();
		context.put(Programs.class, known.programs());
		Caller caller = context.getOrDefault(Caller.class, Caller.ANONYMOUS);
		if (!known.introspective() || !caller.has(this.views.introspection())) {
			return CompletableFuture.completedFuture(known.document());
		}
		return this.views.of(caller).thenApply((view) -> {
			context.put(View.class, view);
			return known.document();
		});
	}

	private Known known(Key key, ExecutionInput input) {
		Known known = this.documents.getIfPresent(key);
		((known != null) ? this.hits : this.misses).increment();
		return (known != null) ? known : this.documents.get(key, (_) -> read(key, input));
	}

	private Known read(Key key, ExecutionInput input) {
		return new Known(this.parser.parse(input, key.schema()), new Programs(() -> weighAnew(key)),
				INTROSPECTION.matcher(key.text()).find());
	}

	private void weighAnew(Key key) {
		this.documents.asMap().computeIfPresent(key, (_, known) -> known);
	}

	/**
	 * What is a document for some may be none for others.
	 *
	 * @param schema as they see it
	 * @param text of the document
	 */
	private record Key(GraphQLSchema schema, String text) {

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
