package io.sluice.http;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import graphql.ErrorClassification;
import graphql.ExecutionResult;
import graphql.GraphqlErrorBuilder;
import io.sluice.access.Account;
import io.sluice.blueprint.Sha256;
import io.sluice.fault.Code;
import io.sluice.protect.KeptDocuments;
import io.sluice.protect.TrustedDocuments;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;

/**
 * Finds the documents that clients name, keeps those that they have kept, and lets nobody
 * ask for others than may.
 */
final class DocumentInterceptor implements WebGraphQlInterceptor {

	private final TrustedDocuments trusted;

	private final @Nullable KeptDocuments kept;

	private final DoubtLog log;

	/**
	 * The documents of a gateway.
	 * @param trusted what was known before anybody asked
	 * @param kept what clients have had kept; {@code null} if nothing is
	 * @param log is told of documents that are not trusted
	 */
	DocumentInterceptor(TrustedDocuments trusted, @Nullable KeptDocuments kept, DoubtLog log) {
		this.trusted = trusted;
		this.kept = kept;
		this.log = log;
	}

	@Override
	public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
		return switch (NamedDocument.of(request)) {
			case NamedDocument.Written(var text) -> judge(text, request, chain);
			case NamedDocument.Known(var id) -> this.trusted.find(id)
				.map((text) -> execute(text, request, chain))
				.orElseGet(() -> refuse(request, Code.PERSISTED_QUERY_NOT_FOUND,
						"There is no trusted document with this id."));
			case NamedDocument.Kept(var hash) -> find(hash.toLowerCase(Locale.ROOT), request, chain);
			case NamedDocument.ToKeep(var hash, var text) -> keep(hash.toLowerCase(Locale.ROOT), text, request, chain);
		};
	}

	// the messages are those that Apollo's clients know
	private Mono<WebGraphQlResponse> find(String hash, WebGraphQlRequest request, Chain chain) {
		Optional<String> text = this.trusted.findByHash(hash);
		if (text.isPresent()) {
			return execute(text.get(), request, chain);
		}
		if (this.kept == null) {
			return refuse(request, Code.PERSISTED_QUERY_NOT_SUPPORTED, "PersistedQueryNotSupported");
		}
		return Mono.fromFuture(this.kept.find(hash))
			.flatMap((found) -> found.map((known) -> judge(known, request, chain))
				.orElseGet(() -> refuse(request, Code.PERSISTED_QUERY_NOT_FOUND, "PersistedQueryNotFound")));
	}

	private Mono<WebGraphQlResponse> keep(String hash, String text, WebGraphQlRequest request, Chain chain) {
		if (this.kept == null) {
			return judge(text, request, chain);
		}
		if (!hash.equals(Sha256.of(text))) {
			return refuse(request, Code.BAD_REQUEST, "The hash is not that of the query.");
		}
		// what is not even valid need not be kept
		return judge(text, request, chain).doOnNext((response) -> {
			if (response.getExecutionResult().isDataPresent()) {
				this.kept.keep(hash, text);
			}
		});
	}

	private Mono<WebGraphQlResponse> judge(String text, WebGraphQlRequest request, Chain chain) {
		String client = GrantAttribute.get(request.getAttributes()).caller().account().map(Account::client).orElse("");
		return switch (this.trusted.doubts(client, text)) {
			case OFF -> execute(text, request, chain);
			case LOG -> {
				this.log.tell(client, request.getOperationName(), text);
				yield execute(text, request, chain);
			}
			case ONLY -> refuse(request, Code.QUERY_NOT_IN_SAFELIST, "Only trusted documents are executed.");
		};
	}

	private static Mono<WebGraphQlResponse> execute(String text, WebGraphQlRequest request, Chain chain) {
		if (!text.equals(request.getDocument())) {
			request.configureExecutionInput((_, builder) -> builder.query(text).build());
		}
		return chain.next(request);
	}

	private static Mono<WebGraphQlResponse> refuse(WebGraphQlRequest request, Code code, String message) {
		return Mono
			.fromSupplier(() -> new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(request.toExecutionInput(),
					ExecutionResult.newExecutionResult()
						.addError(GraphqlErrorBuilder.newError()
							.message(message)
							.errorType(ErrorClassification.errorClassification(code.classification()))
							.extensions(Map.of("code", code.name()))
							.build())
						.build())));
	}

}
