package io.sluice.command;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.GrpcService;
import io.sluice.blueprint.Issuer;
import io.sluice.blueprint.RestService;
import io.sluice.blueprint.Service;
import io.sluice.compile.Problem;
import io.sluice.config.Place;
import io.sluice.downstream.UnusableBundleException;

import org.springframework.boot.ssl.SslBundles;

/**
 * Opens the SSL bundles of services and issuers, which nothing does before a start but
 * compiling cannot: what is in them is not written in the two folders.
 *
 * @param bundles where they are found
 */
record BundleCheck(SslBundles bundles) {

	/**
	 * Opens all that are named.
	 * @param blueprint its services and issuers name them
	 * @return those that cannot be used
	 */
	List<Problem> check(Blueprint blueprint) {
		return Stream
			.concat(blueprint.services().values().stream().flatMap(this::check),
					blueprint.terms().security().issuers().stream().flatMap(this::check))
			.map((unusable) -> new Problem(new Place("gateway-config", 0, 0), unusable.getMessage()))
			.sorted((one, other) -> one.message().compareTo(other.message()))
			.toList();
	}

	private Stream<UnusableBundleException> check(Service service) {
		return bundle(service).stream()
			.flatMap((bundle) -> check(bundle,
					(cause) -> UnusableBundleException.ofService(service.name(), bundle, cause)));
	}

	private Stream<UnusableBundleException> check(Issuer issuer) {
		return issuer.sslBundle()
			.stream()
			.flatMap((bundle) -> check(bundle,
					(cause) -> UnusableBundleException.ofIssuer(issuer.name(), bundle, cause)));
	}

	private Stream<UnusableBundleException> check(String bundle,
			Function<RuntimeException, UnusableBundleException> unusable) {
		try {
			this.bundles.getBundle(bundle).createSslContext();
			return Stream.empty();
		}
		catch (RuntimeException ex) {
			return Stream.of(unusable.apply(ex));
		}
	}

	private static Optional<String> bundle(Service service) {
		return switch (service) {
			case RestService rest -> rest.sslBundle();
			case GrpcService grpc -> grpc.sslBundle();
		};
	}

}
