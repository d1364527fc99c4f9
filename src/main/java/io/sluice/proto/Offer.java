package io.sluice.proto;

/** What a service offers over gRPC, as far as that is known. */
public sealed interface Offer {

	/**
	 * It is known.
	 *
	 * @param api what is offered
	 */
	record Known(GrpcApi api) implements Offer {

	}

	/**
	 * It is not known.
	 *
	 * @param why goes on after the name of who should say it, a service or a file, up to
	 * the full stop
	 */
	record Unknown(String why) implements Offer {

	}

}
