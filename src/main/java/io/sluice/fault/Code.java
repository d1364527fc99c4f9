package io.sluice.fault;

/** The codes of errors, as clients see them in {@code extensions.code}. */
public enum Code {

	/** The document is not GraphQL. */
	GRAPHQL_PARSE_FAILED("BAD_REQUEST"),

	/** The document does not fit the schema. */
	GRAPHQL_VALIDATION_FAILED("BAD_REQUEST"),

	/** A document with several operations, and none or an unknown one was asked for. */
	OPERATION_RESOLUTION_FAILURE("BAD_REQUEST"),

	/** The request is not a GraphQL request. */
	BAD_REQUEST("BAD_REQUEST"),

	/** A document is named that is not known. */
	PERSISTED_QUERY_NOT_FOUND("BAD_REQUEST"),

	/** A document is named by its hash, but none are kept. */
	PERSISTED_QUERY_NOT_SUPPORTED("BAD_REQUEST"),

	/** The client may ask for trusted documents only. */
	QUERY_NOT_IN_SAFELIST("FORBIDDEN"),

	/** There is no token where one is needed, or one that is not accepted. */
	UNAUTHENTICATED("UNAUTHORIZED"),

	/** The keys of a token's issuer are not to be had. */
	ISSUER_UNAVAILABLE("INTERNAL_ERROR"),

	/** The document has more characters than it may. */
	CHARACTER_LIMIT_EXCEEDED("BAD_REQUEST"),

	/** The document has more tokens than it may. */
	TOKEN_LIMIT_EXCEEDED("BAD_REQUEST"),

	/** The operation selects fields deeper inside of one another than it may. */
	DEPTH_LIMIT_EXCEEDED("BAD_REQUEST"),

	/** The operation has more aliases than it may. */
	ALIAS_LIMIT_EXCEEDED("BAD_REQUEST"),

	/** The operation selects more root fields than it may. */
	ROOT_FIELD_LIMIT_EXCEEDED("BAD_REQUEST"),

	/** The document selects more fields than it may, once its fragments are spread. */
	FIELD_LIMIT_EXCEEDED("BAD_REQUEST"),

	/** The document spreads more fragments than it may. */
	FRAGMENT_LIMIT_EXCEEDED("BAD_REQUEST"),

	/** The document has more directives than it may. */
	DIRECTIVE_LIMIT_EXCEEDED("BAD_REQUEST"),

	/** A list among the values has more elements than it may, or more are asked for. */
	LIST_SIZE_LIMIT_EXCEEDED("BAD_REQUEST"),

	/** The operation costs more than it may. */
	COST_LIMIT_EXCEEDED("BAD_REQUEST"),

	/** The operation needs more calls to a service than it may. */
	CALL_LIMIT_EXCEEDED("BAD_REQUEST"),

	/** The request has more operations than it may. */
	OPERATION_LIMIT_EXCEEDED("BAD_REQUEST"),

	/** The caller has as many operations under way as it may. */
	CONCURRENCY_LIMIT_EXCEEDED("BAD_REQUEST"),

	/** The gateway has as many operations under way as it can carry. */
	OVERLOADED("INTERNAL_ERROR"),

	/** The caller has used up what it may use in a time. */
	RATE_LIMITED("BAD_REQUEST"),

	/** How much the caller may still use cannot be said now. */
	BUDGET_UNAVAILABLE("INTERNAL_ERROR"),

	/** The answer is larger than it may be. */
	ANSWER_LIMIT_EXCEEDED("BAD_REQUEST"),

	/** There are as many event streams as there may be. */
	CONNECTION_LIMIT_EXCEEDED("BAD_REQUEST"),

	/** There are as many operations on a WebSocket as there may be. */
	SUBSCRIPTION_LIMIT_EXCEEDED("BAD_REQUEST"),

	/** A variable or an argument has a value that cannot be used. */
	BAD_USER_INPUT("BAD_REQUEST"),

	/** The caller may not see a field, or the type of its value. */
	UNAUTHORIZED_FIELD_OR_TYPE("FORBIDDEN"),

	/** The caller may not ask for the schema. */
	INTROSPECTION_DISABLED("FORBIDDEN"),

	/** An ownership rule does not allow the caller to have a value. */
	FORBIDDEN("FORBIDDEN"),

	/** A non-null field whose object is not there. */
	NOT_FOUND("NOT_FOUND"),

	/** A service did not answer in time. */
	DOWNSTREAM_TIMEOUT("INTERNAL_ERROR"),

	/** A service could not be reached, or broke off. */
	DOWNSTREAM_UNAVAILABLE("INTERNAL_ERROR"),

	/** A service refused, or failed. */
	DOWNSTREAM_ERROR("INTERNAL_ERROR"),

	/** A service answered something that does not fit the schema. */
	DOWNSTREAM_SHAPE_MISMATCH("INTERNAL_ERROR"),

	/** A service answered a batch with other elements than it was asked for. */
	BATCH_CONTRACT_VIOLATION("INTERNAL_ERROR"),

	/** The operation took longer than it may. */
	DEADLINE_EXCEEDED("INTERNAL_ERROR"),

	/** A mistake of the gateway. */
	INTERNAL_SERVER_ERROR("INTERNAL_ERROR");

	private static final String INTERNAL = "INTERNAL_ERROR";

	private final String classification;

	Code(String classification) {
		this.classification = classification;
	}

	/**
	 * Spring for GraphQL's name for this kind of error.
	 * @return the classification
	 */
	public String classification() {
		return this.classification;
	}

	/**
	 * Whether the client can do nothing about it.
	 * @return {@code true} if the gateway or a service has failed
	 */
	public boolean isInternal() {
		return this.classification.equals(INTERNAL);
	}

}
