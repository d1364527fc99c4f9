package io.sluice.compile;

import java.util.Collection;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

import io.sluice.blueprint.GrpcService;
import io.sluice.blueprint.Service;
import io.sluice.proto.GrpcApi;

/**
 * The services that are declared.
 *
 * @param names the names of all
 * @param known the services by name, as far as they can be compiled
 * @param apis what the gRPC services offer, as far as it is known
 */
record Services(NavigableSet<String> names, Map<String, Service> known, Map<String, GrpcApi> apis) {

	Services {
		known = new TreeMap<>(known);
		apis = Map.copyOf(apis);
	}

	static Services none() {
		return new Services(new TreeSet<>(), Map.of(), Map.of());
	}

	Optional<Service> service(String name) {
		return Optional.ofNullable(this.known.get(name));
	}

	Optional<GrpcApi> api(GrpcService service) {
		return Optional.ofNullable(this.apis.get(service.name()));
	}

	Collection<Service> all() {
		return this.known.values();
	}

}
