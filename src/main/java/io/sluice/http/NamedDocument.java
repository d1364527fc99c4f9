package io.sluice.http;

import java.util.HashMap;
import java.util.Map;

import graphql.execution.preparsed.persisted.PersistedQuerySupport;

import org.springframework.graphql.server.WebGraphQlRequest;

/** Which document a request asks for. */
public sealed interface NamedDocument {

	/** What stands in the place of a text that is not sent, for Spring for GraphQL. */
	String UNSENT = PersistedQuerySupport.PERSISTED_QUERY_MARKER;

	/** The member of a request that names a document, and of its extensions below. */
	String ID = "documentId";

	/** The member of the extensions that Apollo's clients name a document with. */
	String PERSISTED = "persistedQuery";

	/**
	 * Reads what a request asks for.
	 * @param request a request whose members went through {@link #sent}
	 * @return the document
	 */
	static NamedDocument of(WebGraphQlRequest request) {
		String text = request.getDocument();
		boolean unsent = text.equals(UNSENT);
		Map<String, Object> extensions = request.getExtensions();
		if (unsent && extensions.get(ID) instanceof String id) {
			return new Known(id);
		}
		String hash = (extensions.get(PERSISTED) instanceof Map<?, ?> persisted
				&& persisted.get("sha256Hash") instanceof String written) ? written : "";
		if (unsent) {
			// without a hash, it is one that nobody has had kept
			return new Kept(hash);
		}
		return hash.isEmpty() ? new Written(text) : new ToKeep(hash, text);
	}

	/**
	 * Whether the members of a request name a document without its text.
	 * @param members what a client has sent
	 * @return whether {@code query} may be missing
	 */
	static boolean isNamed(Map<String, Object> members) {
		return members.get(ID) instanceof String || (members.get("extensions") instanceof Map<?, ?> extensions
				&& extensions.get(PERSISTED) instanceof Map);
	}

	/**
	 * Makes members of what a client has sent that Spring for GraphQL knows, which wants
	 * a text.
	 * @param members what a client has sent
	 * @return the same where there is a text, or should be
	 */
	static Map<String, Object> sent(Map<String, Object> members) {
		if (members.get("query") != null || !isNamed(members)) {
			return members;
		}
		Map<String, Object> sent = new HashMap<>(members);
		sent.put("query", UNSENT);
		if (members.get(ID) instanceof String id) {
			Map<String, Object> extensions = new HashMap<>();
			if (members.get("extensions") instanceof Map<?, ?> others) {
				others.forEach((name, value) -> extensions.put(String.valueOf(name), value));
			}
			extensions.put(ID, id);
			sent.put("extensions", extensions);
		}
		return sent;
	}

	/**
	 * One that is written out.
	 *
	 * @param text the document
	 */
	record Written(String text) implements NamedDocument {

	}

	/**
	 * One that is known by an id (GraphQL over HTTP, Appendix: Persisted Documents).
	 *
	 * @param id the id
	 */
	record Known(String id) implements NamedDocument {

	}

	/**
	 * One that may have been kept (Apollo, Automatic Persisted Queries).
	 *
	 * @param hash the SHA-256 of the document
	 */
	record Kept(String hash) implements NamedDocument {

	}

	/**
	 * One that is to be kept.
	 *
	 * @param hash what is said to be the SHA-256 of the document
	 * @param text the document
	 */
	record ToKeep(String hash, String text) implements NamedDocument {

	}

}
