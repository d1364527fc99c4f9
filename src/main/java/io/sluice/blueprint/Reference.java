package io.sluice.blueprint;

import java.util.Locale;
import java.util.regex.Pattern;

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

	private static final Pattern PLAIN = Pattern.compile("[\\w-]+");

	/**
	 * A value that is written as it is.
	 * @param root where the value comes from
	 * @param path where it stands there
	 */
	public Reference(Root root, JsonPath path) {
		this(root, path, WireForm.AsIs.INSTANCE);
	}

	/**
	 * Whether callers differ in it.
	 * @return {@code true} for claims, tokens, and headers of the client
	 */
	public boolean isOfCaller() {
		return this.root == Root.CLAIMS || this.root == Root.TOKEN || this.root == Root.HEADERS;
	}

	/**
	 * Whether no two requests give the same value.
	 * @return {@code true} for the id of a request, and its idempotency key
	 */
	public boolean isOfOneRequest() {
		return this.root == Root.REQUEST
				&& (this.path.equals(JsonPath.of("id")) || this.path.equals(JsonPath.of("idempotencyKey")));
	}

	/**
	 * The placeholder, as people write it.
	 * @return such as <code>{claims.sub}</code>
	 */
	public String written() {
		StringBuilder text = new StringBuilder("{").append(this.root.name().toLowerCase(Locale.ROOT));
		this.path.steps().forEach((step) -> {
			if (step instanceof JsonPath.Name(String name) && PLAIN.matcher(name).matches()) {
				text.append('.').append(name);
			}
			else {
				text.append(step);
			}
		});
		return text.append('}').toString();
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
		SELECTION,

		/**
		 * The raw downstream JSON of the field's value, of a list each element; of a
		 * scalar the value itself. Only in names of what is kept.
		 */
		RESULT

	}

}
