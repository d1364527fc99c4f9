package io.sluice.proto;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import io.sluice.blueprint.GrpcService;

/** Asks services what they offer. */
@FunctionalInterface
public interface Reflection {

	/** Asks nobody. */
	Reflection NONE = (services) -> {
		Map<String, Offer> offers = new HashMap<>();
		services.forEach((service) -> offers.put(service.name(),
				new Offer.Unknown("cannot be asked here, where no service is called.")));
		return offers;
	};

	/**
	 * Asks services, all at the same time, and waits for each as long as a call to it may
	 * take.
	 * @param services the services
	 * @return what each of them offers, or why that is not known, by their names; never
	 * throws
	 */
	Map<String, Offer> ask(Collection<GrpcService> services);

}
