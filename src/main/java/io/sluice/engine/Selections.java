package io.sluice.engine;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

import io.sluice.blueprint.Absent;
import io.sluice.blueprint.GrpcCall;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Reference;
import io.sluice.blueprint.ServiceCall;
import io.sluice.plan.FieldMask;
import io.sluice.plan.FieldPlan;
import io.sluice.plan.Shape;
import io.sluice.plan.Source;

/**
 * What an operation reads of the answers of those calls that say so to their service. It
 * is the same for all fields that use a call, as they share what is loaded.
 */
final class Selections {

	private final IdentityHashMap<GrpcCall, FieldMask> masks = new IdentityHashMap<>();

	/**
	 * Adds what a field of the plan reads.
	 * @param field the field
	 */
	void add(FieldPlan field) {
		switch (field.source()) {
			case Source.Single(var call, var path, var _, var _, var _) -> add(call, path, field.shape());
			case Source.Batched(var call, var path, var _, var _, var _) -> add(call, path, field.shape());
			case Source.Lookup lookup -> add(lookup.type().call(), JsonPath.ROOT, field.shape());
			case Source.Property _, Source.TypeName _, Source.Refused _, Source.Computed _, Source.Introspection _ -> {
				// calls no service
			}
		}
	}

	private void add(ServiceCall call, JsonPath path, Shape shape) {
		if (call instanceof GrpcCall grpc && isTold(grpc)) {
			this.masks.computeIfAbsent(grpc, FieldMask::new).read(path, shape);
		}
	}

	private static boolean isTold(GrpcCall call) {
		List<Reference> references = new ArrayList<>();
		call.references(references::add);
		return references.stream().anyMatch((reference) -> reference.root() == Reference.Root.SELECTION);
	}

	/**
	 * What is read of a call's answers, once all fields are added.
	 * @param call the call
	 * @return paths in the names of the proto file, or {@link Absent#ABSENT} if all is
	 * read, or nobody wants to know
	 */
	Object of(ServiceCall call) {
		FieldMask mask = (call instanceof GrpcCall grpc) ? this.masks.get(grpc) : null;
		List<String> paths = (mask != null) ? mask.paths() : List.of();
		return paths.isEmpty() ? Absent.ABSENT : paths;
	}

}
