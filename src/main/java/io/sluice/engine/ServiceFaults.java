package io.sluice.engine;

import io.sluice.blueprint.ServiceCall;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;

/**
 * What can be wrong with the answers of one service, once and for all.
 *
 * @param mismatch the answer does not fit the schema
 * @param violation a batch was answered with other elements than it was asked for
 * @param missing what was asked for does not exist, and null cannot be
 */
record ServiceFaults(Fault mismatch, Fault violation, Fault missing) {

	static ServiceFaults of(ServiceCall call) {
		return of(call.service().name());
	}

	static ServiceFaults of(String service) {
		String subject = "The service \"" + service + "\" ";
		return new ServiceFaults(
				Fault.of(Code.DOWNSTREAM_SHAPE_MISMATCH, service,
						subject + "answered something that does not fit the schema."),
				Fault.of(Code.BATCH_CONTRACT_VIOLATION, service,
						subject + "answered a batch with other elements than it was asked for."),
				Fault.of(Code.NOT_FOUND, service, subject + "does not know what was asked for."));
	}

}
