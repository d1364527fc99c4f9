package io.sluice.command;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.GrpcService;
import io.sluice.blueprint.RestService;
import io.sluice.blueprint.Service;
import io.sluice.compile.Problem;
import io.sluice.config.Place;
import io.sluice.downstream.UnusableBundleException;

import org.springframework.boot.ssl.SslBundles;

/**
 * Opens the SSL bundles of services, which nothing does before a start but compiling
 * cannot: what is in them is not written in the two folders.
 *
 * @param bundles where they are found
 */
record BundleCheck(SslBundles bundles) {

	/**
	 * Opens all that are named.
	 * @param blueprint its services name them
	 * @return those that cannot be used
	 */
	List<Problem> check(Blueprint blueprint) {
		return blueprint.services()
			.values()
			.stream()
			.flatMap((service) -> bundle(service).stream().flatMap((bundle) -> check(service, bundle)))
			.sorted((one, other) -> one.message().compareTo(other.message()))
			.toList();
	}

	private Stream<Problem> check(Service service, String bundle) {
		try {
			this.bundles.getBundle(bundle).createSslContext();
			return Stream.empty();
		}
		catch (RuntimeException ex) {
			return Stream.of(new Problem(new Place("gateway-config", 0, 0),
					new UnusableBundleException(service.name(), bundle, ex).getMessage()));
		}
	}

	private static Optional<String> bundle(Service service) {
		return switch (service) {
			case RestService rest -> rest.sslBundle();
			case GrpcService grpc -> grpc.sslBundle();
		};
	}

}
