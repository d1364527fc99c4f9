package io.sluice.protect;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.sluice.blueprint.Limits;
import io.sluice.fault.Code;
import org.jspecify.annotations.Nullable;

/** Checks requests before anything is made of them. Immutable. */
public final class RequestGuard {

	private final int characters;

	private final ListGuard lists;

	/**
	 * A guard.
	 * @param limits what it lets pass
	 */
	public RequestGuard(Limits limits) {
		this.characters = limits.document().characters();
		this.lists = new ListGuard(limits.request().listSize());
	}

	/**
	 * Checks a request.
	 * @param document the text of its document
	 * @param variables their values by name, as the client has sent them
	 * @return the first limit that it exceeds, or empty
	 */
	public Optional<Excess> check(String document, Map<String, @Nullable Object> variables) {
		if (document.length() > this.characters) {
			return Optional.of(new Excess(Code.CHARACTER_LIMIT_EXCEEDED,
					"The document has " + document.length() + " characters; the limit is " + this.characters + ".",
					List.of()));
		}
		return this.lists.check(variables);
	}

}
