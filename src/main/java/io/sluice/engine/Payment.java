package io.sluice.engine;

import graphql.GraphQLError;

/** What became of a bill. */
public sealed interface Payment {

	/**
	 * It is paid.
	 *
	 * @param change what to do when it is known what it has cost; may never be asked, if
	 * that is never known
	 */
	record Made(Change change) implements Payment {

	}

	/**
	 * It is not paid, and nothing was taken.
	 *
	 * @param error what the client is told
	 */
	record Refused(GraphQLError error) implements Payment {

	}

}
