package io.sluice.blueprint;

/**
 * What a placeholder of a template stands for.
 *
 * @param root where the value comes from
 * @param path where it stands there; for {@link Root#ARGS} in GraphQL's names, the first
 * step being the argument
 * @param form how the value is written for the service; {@link WireForm.AsIs} unless the
 * value is an argument
 */
public record Reference(Root root, JsonPath path, WireForm form) {

	/**
	 * A value that is written as it is.
	 * @param root where the value comes from
	 * @param path where it stands there
	 */
	public Reference(Root root, JsonPath path) {
		this(root, path, WireForm.AsIs.INSTANCE);
	}

	/** Where the values of placeholders come from. */
	public enum Root {

		/** The field's arguments, coerced. */
		ARGS,

		/** The raw downstream JSON of the parent object. */
		PARENT,

		/** All keys of a batch: a list of values, or of objects for a composite key. */
		KEYS,

		/** The one key of a type binding that has no batch. */
		KEY,

		/** The claims of the caller. */
		CLAIMS,

		/**
		 * The caller's access token. The configuration of a service can ask for it, no
		 * template can.
		 */
		TOKEN,

		/** Request headers of the client that the configuration lists. */
		HEADERS,

		/** {@code id}, {@code operationName}, {@code locale}, {@code idempotencyKey}. */
		REQUEST,
		/**
		 * The fields that are selected below the field, as paths in the names of the
		 * proto file. Fills a FieldMask.
		 */
		SELECTION

	}

}
