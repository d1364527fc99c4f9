package io.sluice.downstream;

import io.sluice.fault.Fault;

/** What a service answered. */
public sealed interface Answer {

	/**
	 * Success.
	 *
	 * @param body the JSON, UTF-8; empty if nothing was said, which means null. Not to be
	 * modified
	 * @param freshness how long it holds
	 */
	@SuppressWarnings("ArrayRecordComponent")
	record Payload(byte[] body, Freshness freshness) implements Answer {

	}

	/**
	 * What was known before still holds. Only requests that ask so are answered so.
	 *
	 * @param freshness how long it holds from now on
	 */
	record NotModified(Freshness freshness) implements Answer {

	}

	/**
	 * A status that is not success. Whether it means null is for the call's
	 * {@code nullOn} to say.
	 *
	 * @param status an HTTP status such as {@code "404"}, or the name of a gRPC status
	 * @param splittable whether a part of the same batch may succeed: one of the keys may
	 * be at fault
	 * @param fault what went wrong, if the status does not mean null
	 * @param detail what the service said, for the log only
	 * @param freshness how long it holds
	 */
	record Rejected(String status, boolean splittable, Fault fault, String detail,
			Freshness freshness) implements Answer {

	}

	/**
	 * No usable answer: late, unreachable, broken off, too large.
	 *
	 * @param fault what went wrong
	 * @param detail the cause, for the log only
	 */
	record Failed(Fault fault, String detail) implements Answer {

	}

}
