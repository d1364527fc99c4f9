package io.sluice.compile;

import java.util.Optional;
import java.util.regex.Pattern;

import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import io.sluice.proto.GrpcApi;

/** Finds the method that {@code @grpc(method:)} names. */
final class GrpcMethods {

	private static final Pattern METHOD = Pattern.compile("[\\w.]+/\\w+");

	private final Problems problems;

	private final String service;

	private final GrpcApi api;

	/**
	 * Finds methods.
	 * @param problems where to report
	 * @param service the name of the service that is called
	 * @param api what it offers
	 */
	GrpcMethods(Problems problems, String service, GrpcApi api) {
		this.problems = problems;
		this.service = service;
		this.api = api;
	}

	Optional<MethodDescriptor> find(Text method) {
		if (!METHOD.matcher(method.value()).matches()) {
			this.problems.add(method.place(), "The method \"" + method.value()
					+ "\" is not written as package.Service/Method, such as \"pricing.v1.Pricing/GetPrice\".");
			return Optional.empty();
		}
		int slash = method.value().indexOf('/');
		String owner = method.value().substring(0, slash);
		Optional<ServiceDescriptor> found = this.api.service(owner);
		if (found.isEmpty()) {
			this.problems.add(method.place(), "The service \"" + this.service + "\" does not offer " + owner + ". "
					+ Suggestion.of(owner, "It offers", this.api.services()));
		}
		return found.flatMap((service) -> method(service, method.value().substring(slash + 1), method));
	}

	private Optional<MethodDescriptor> method(ServiceDescriptor owner, String name, Text method) {
		MethodDescriptor found = owner.findMethodByName(name);
		if (found == null) {
			this.problems.add(method.place(), owner.getFullName() + " has no method \"" + name + "\". " + Suggestion
				.of(name, "Methods", owner.getMethods().stream().map(MethodDescriptor::getName).toList()));
		}
		return Optional.ofNullable(found);
	}

}
