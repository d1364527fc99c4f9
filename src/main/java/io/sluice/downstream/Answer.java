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

		/**
		 * Whether the service has failed, and not refused: 5xx, or what stands for it.
		 */
		public boolean isServerError() {
			return switch (this.status) {
				case "UNKNOWN", "INTERNAL", "UNAVAILABLE", "DEADLINE_EXCEEDED", "DATA_LOSS" -> true;
				default -> this.status.length() == 3 && this.status.startsWith("5");
			};
		}

	}

	/**
	 * No usable answer: late, unreachable, broken off, too large.
	 *
	 * @param fault what went wrong
	 * @param reach how far the request has come
	 * @param detail the cause, for the log only
	 */
	record Failed(Fault fault, Reach reach, String detail) implements Answer {

		/**
		 * A failure after which the service may have done what it was asked for.
		 * @param fault what went wrong
		 * @param detail the cause, for the log only
		 */
		public Failed(Fault fault, String detail) {
			this(fault, Reach.SENT, detail);
		}

	}

	/** How far a request has come that was not answered. */
	enum Reach {

		/** The gateway did not try. That says nothing about the service. */
		HELD_BACK,

		/** There was no connection: nobody has seen it. */
		UNSENT,

		/** The service may have seen it, and done what it says. */
		SENT

	}

}
