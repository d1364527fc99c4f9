package io.sluice.observe;

/**
 * What is told of spans. None of it is a value that a client has sent, but for the name
 * of its operation, or that a service has answered.
 */
public enum Detail {

	/** The name of an operation. */
	OPERATION_NAME("graphql.operation.name", "Its name, if it has one"),

	/** The kind of an operation. */
	OPERATION_TYPE("graphql.operation.type", "`query`, `mutation` or `subscription`"),

	/** What a document is known by. */
	DOCUMENT_HASH("sluice.document.hash", "The SHA-256 of its document, as persisted queries name it"),

	/** The id of an operation. */
	REQUEST_ID("sluice.request.id", "The id of the operation, which clients are told as `correlationId`"),

	/** The id of a client. */
	CLIENT("sluice.client", "`client_id` or `azp` of its token"),

	/** The cost of an operation. */
	COST("sluice.cost", "What it may have cost at most"),

	/** Where an answer comes from. */
	ANSWER("sluice.answer",
			"`kept` if a whole answer was given again, `joined` if it is that of an equal operation under way"),

	/** What came of an operation. */
	CODES("sluice.codes", "`OK`, or the codes of its errors; `CANCELLED` if the client went away"),

	/** The name of a service. */
	SERVICE("sluice.service", "The name of the service"),

	/** The field that asks. */
	COORDINATE("sluice.coordinate", "The field that asks, such as `Product.price`"),

	/** How many keys are asked for. */
	KEYS("sluice.keys", "How many keys it asks for, if it asks by key"),

	/** What the cache had. */
	CACHE("sluice.cache", "`miss`, `refresh` of what was answered already, `none` if the cache was not asked"),

	/** Whether no call was made. */
	SHARED("sluice.shared", "`true` if no call was made, as an equal one was under way"),

	/** How often a call was made. */
	ATTEMPTS("sluice.attempts",
			"How often it was made, if more than once; there is an event `retry` for each further time"),

	/** How a call has ended. */
	OUTCOME("sluice.outcome", "As in the metrics: `OK`, `NOT_MODIFIED`, `NULL`, `CANCELLED`, or a code"),

	/** The verb of an HTTP call. */
	HTTP_METHOD("http.request.method", "The verb, over HTTP"),

	/** The path of an HTTP call. */
	URL_TEMPLATE("url.template", "The path as the schema has it, over HTTP"),

	/** The status of an HTTP answer. */
	HTTP_STATUS("http.response.status_code", "The status, if it is not success, over HTTP"),

	/** The protocol of a gRPC call. */
	RPC_SYSTEM("rpc.system.name", "`grpc`"),

	/** The method of a gRPC call. */
	RPC_METHOD("rpc.method", "The method, over gRPC"),

	/** The status of a gRPC answer. */
	RPC_STATUS("rpc.response.status_code", "The status, if there is one, over gRPC"),

	/** Where a service is. */
	SERVER_ADDRESS("server.address", "The host of the service"),

	/** At which port a service is. */
	SERVER_PORT("server.port", "Its port, if it is written"),

	/** What went wrong. */
	ERROR_TYPE("error.type", "The status or the code, of what is an error");

	private final String key;

	private final String description;

	Detail(String key, String description) {
		this.key = key;
		this.description = description;
	}

	/**
	 * What it is called where it is read.
	 * @return the key of the attribute
	 */
	public String key() {
		return this.key;
	}

	/**
	 * What it tells.
	 * @return a sentence without its full stop
	 */
	public String description() {
		return this.description;
	}

}
