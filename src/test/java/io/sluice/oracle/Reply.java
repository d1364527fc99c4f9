package io.sluice.oracle;

import io.sluice.fault.Code;
import org.jspecify.annotations.Nullable;

/** What a service says to one request, whoever reads it. */
sealed interface Reply {

	/** Nothing is wrong with the service. */
	enum Fine implements Reply {

		/** The one instance. */
		FINE

	}

	/**
	 * A success.
	 *
	 * @param json the value
	 */
	record Body(@Nullable Object json) implements Reply {

	}

	/**
	 * A success whose bytes are as they are.
	 *
	 * @param bytes what is sent
	 * @param broken whether it is no JSON
	 */
	record Raw(String bytes, boolean broken) implements Reply {

	}

	/**
	 * A status that is no success.
	 *
	 * @param status the status
	 */
	record Status(int status) implements Reply {

		Code code() {
			return switch (this.status) {
				case 502, 503 -> Code.DOWNSTREAM_UNAVAILABLE;
				case 504 -> Code.DOWNSTREAM_TIMEOUT;
				default -> Code.DOWNSTREAM_ERROR;
			};
		}

		boolean splittable() {
			return this.status == 422 || this.status == 404 || this.status == 410;
		}

	}

	/** No answer in time. */
	enum Late implements Reply {

		/** The one instance. */
		LATE

	}

}
