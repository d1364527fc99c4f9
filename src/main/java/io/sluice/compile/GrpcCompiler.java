package io.sluice.compile;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

import com.google.protobuf.Descriptors.MethodDescriptor;
import graphql.language.Directive;
import graphql.language.StringValue;
import io.sluice.blueprint.Batch;
import io.sluice.blueprint.GrpcCall;
import io.sluice.blueprint.GrpcService;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.NamedTemplate;
import io.sluice.blueprint.Naming;
import io.sluice.blueprint.Template;

/** Compiles {@code @grpc}. */
final class GrpcCompiler implements CallCompiler {

	private static final List<String> STATUSES = List.of("CANCELLED", "UNKNOWN", "INVALID_ARGUMENT",
			"DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED",
			"FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS",
			"UNAUTHENTICATED");

	private final Contract contract;

	private final Problems problems;

	private final Directive grpc;

	private final Arguments arguments;

	private final Optional<GrpcService> service;

	private final BiPredicate<StreamCompiler, MethodDescriptor> streaming;

	private GrpcCompiler(Contract contract, Directive grpc, BiPredicate<StreamCompiler, MethodDescriptor> streaming) {
		this.contract = contract;
		this.problems = contract.problems();
		this.grpc = grpc;
		this.arguments = new Arguments(grpc);
		this.service = new CalledService(contract, grpc).grpc();
		this.streaming = streaming;
	}

	/** Compiles a call for one answer. */
	static GrpcCompiler ofCall(Contract contract, Directive grpc) {
		return new GrpcCompiler(contract, grpc, StreamCompiler::fitsCall);
	}

	/** Compiles the call of a field of Subscription. */
	static GrpcCompiler ofSubscription(Contract contract, Directive grpc) {
		return new GrpcCompiler(contract, grpc, StreamCompiler::fitsSubscription);
	}

	@Override
	public Naming naming() {
		return this.service.map(GrpcService::naming).orElse(Naming.SAME);
	}

	@Override
	public Optional<GrpcCall> call(Optional<Batch> batch, Scope scope) {
		CallParts parts = new CallParts(this.problems, this.grpc);
		TemplateCompiler templates = new TemplateCompiler(this.contract, scope.selecting());
		Template request = this.arguments.value("request")
			.map(templates::compile)
			.orElseGet(() -> new Template.ObjectOf(Map.of()));
		List<NamedTemplate> metadata = this.arguments.value("metadata")
			.map(new PairsCompiler(this.problems, new TemplateCompiler(this.contract, scope).flat())::metadata)
			.orElse(List.of());
		parts.checkKey(templates, batch, scope, "request");
		Optional<Duration> timeout = parts.timeout();
		Set<String> nullOn = nullOn();
		StreamCompiler streams = new StreamCompiler(this.problems, this.grpc);
		OptionalInt collect = streams.compile();
		JsonPath select = collect.isPresent() ? JsonPath.ROOT : parts.select();
		Optional<MethodDescriptor> method = method().filter((found) -> {
			this.arguments.value("request")
				.ifPresent((literal) -> new GrpcRequestCheck(this.contract, scope).check(literal, request,
						found.getInputType()));
			return this.streaming.test(streams, found);
		});
		method.ifPresent((found) -> new GrpcAnswerPaths(this.problems, this.grpc).check(found, select, batch,
				collect.isPresent()));
		return this.service.flatMap((called) -> method.map((found) -> new GrpcCall(called, found, request, metadata,
				timeout.orElse(called.timeout()), select, batch, nullOn, collect)));
	}

	private Optional<MethodDescriptor> method() {
		return this.service
			.flatMap((called) -> this.contract.services()
				.api(called)
				.map((api) -> new GrpcMethods(this.problems, called.name(), api)))
			.flatMap((methods) -> this.arguments.string("method").flatMap(methods::find));
	}

	private Set<String> nullOn() {
		Set<String> statuses = new TreeSet<>();
		this.arguments.list("nullOn").ifPresentOrElse((written) -> written.forEach((status) -> {
			if (status instanceof StringValue name) {
				Text text = Text.of(name);
				statuses.add(text.value());
				checkStatus(text);
			}
		}), () -> statuses.addAll(Defaults.NULL_ON_STATUS));
		return statuses;
	}

	private void checkStatus(Text status) {
		if (!STATUSES.contains(status.value())) {
			this.problems.add(status.place(),
					"nullOn holds \"" + status.value() + "\", which is no gRPC status of a failure. "
							+ Suggestion.of(status.value(), "Those are", STATUSES));
		}
	}

}
