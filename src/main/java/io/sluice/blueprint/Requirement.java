package io.sluice.blueprint;

import java.util.Set;

/** One thing that a caller must have. */
public sealed interface Requirement {

	/** A good token, whatever it says: {@code @authenticated}. */
	enum Authenticated implements Requirement {

		/** The one instance. */
		INSTANCE

	}

	/** What nobody has. */
	enum Never implements Requirement {

		/** The one instance. */
		INSTANCE

	}

	/**
	 * Scopes: {@code @requiresScopes}.
	 *
	 * @param alternatives sets of scopes, at least one; all scopes of any one set are
	 * needed
	 */
	record Scopes(Set<Set<String>> alternatives) implements Requirement {

		public Scopes {
			alternatives = Set.copyOf(alternatives);
		}

	}

}
