package io.sluice.compile;

import java.util.Optional;

import graphql.language.Directive;
import io.sluice.blueprint.GrpcService;
import io.sluice.blueprint.RestService;
import io.sluice.blueprint.Service;

/** Finds the service that a call names. */
final class CalledService {

	private final Contract contract;

	private final Directive directive;

	CalledService(Contract contract, Directive directive) {
		this.contract = contract;
		this.directive = directive;
	}

	/** The service over HTTP; empty if there is none of this name. */
	Optional<RestService> rest() {
		return service(RestService.class);
	}

	/** The service over gRPC; empty if there is none of this name. */
	Optional<GrpcService> grpc() {
		return service(GrpcService.class);
	}

	private <S extends Service> Optional<S> service(Class<S> kind) {
		Optional<Text> name = new Arguments(this.directive).string("service");
		name.filter((text) -> !this.contract.services().names().contains(text.value())).ifPresent(this::unknown);
		Optional<Service> service = name.flatMap((text) -> this.contract.services().service(text.value()));
		service.filter((found) -> !kind.isInstance(found)).ifPresent((found) -> other(name.orElseThrow(), found));
		return service.filter(kind::isInstance).map(kind::cast);
	}

	private void unknown(Text name) {
		this.contract.problems()
			.add(name.place(),
					"@" + this.directive.getName() + " names the service \"" + name.value()
							+ "\", which gateway-config/services.yaml does not declare. "
							+ Suggestion.of(name.value(), "Declared", this.contract.services().names()));
	}

	private void other(Text name, Service service) {
		this.contract.problems()
			.add(name.place(), "@" + this.directive.getName() + " names the service \"" + name.value()
					+ "\", which is reached over " + switch (service) {
						case RestService _ -> "HTTP. Use @rest.";
						case GrpcService _ -> "gRPC. Use @grpc.";
					});
	}

}
