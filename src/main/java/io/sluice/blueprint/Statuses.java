package io.sluice.blueprint;

/**
 * HTTP statuses of answers as {@code application/graphql-response+json}, where GraphQL
 * over HTTP leaves a choice, or did.
 *
 * @param invalid of a document that does not fit the schema: 400 or 422
 * @param partial of data that comes with errors: 200 or 294
 */
public record Statuses(int invalid, int partial) {

	/** What holds where nothing is said. */
	public static final Statuses USUAL = new Statuses(400, 200);

}
