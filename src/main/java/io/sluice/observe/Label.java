package io.sluice.observe;

import java.util.Locale;

/** What tells the values of one metric apart. None of them has values without end. */
public enum Label {

	/** The name of an operation: of a trusted document, or one of those seen first. */
	OPERATION,

	/** {@code query}, {@code mutation}, {@code subscription}. */
	TYPE,

	/** {@code OK}, or the code of the first error. */
	CODE,

	/** The id of a client, of those seen first. */
	CLIENT,

	/** A field of the schema, such as {@code Product.price}. */
	FIELD,

	/** An HTTP status. */
	STATUS,

	/** A kind of connection. */
	KIND,

	/** The name of a service. */
	SERVICE,

	/** {@code rest} or {@code grpc}. */
	PROTOCOL,

	/** How a call has ended. */
	OUTCOME,

	/** Where something is kept. */
	LAYER,

	/** What came of it. */
	RESULT,

	/** Who decided. */
	BY,

	/** What is shared with other instances. */
	STORE;

	/**
	 * What it is called.
	 * @return the name, as Prometheus has it
	 */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

}
