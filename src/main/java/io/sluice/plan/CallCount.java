package io.sluice.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import io.sluice.blueprint.Batch;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Reference;
import io.sluice.blueprint.ServiceCall;

/** Finds out how many calls the fields of one operation need. */
final class CallCount {

	private static final JsonPath IDEMPOTENCY_KEY = JsonPath.of("idempotencyKey");

	private final List<String> services = new ArrayList<>();

	/** The services that are called, by the numbers that they have been given. */
	List<String> services() {
		return this.services;
	}

	/** What is called for a field. */
	Calls of(Source source) {
		return switch (source) {
			case Source.Single single -> calls(single.call(), Optional.empty(),
					(isSame(single.inputs()) && !isEachNew(single.call())) ? Calls.Keys.ONE : Calls.Keys.PER_PARENT);
			case Source.Batched batched -> calls(batched.call(), batched.call().batch(),
					isSame(batched.inputs()) ? Calls.Keys.ONE : Calls.Keys.PER_PARENT);
			case Source.Lookup lookup -> calls(lookup.type().call(), lookup.type().call().batch(), lookup.many()
					? Calls.Keys.PER_VALUE : isSame(lookup.inputs()) ? Calls.Keys.ONE : Calls.Keys.PER_PARENT);
			case Source.Property _, Source.TypeName _, Source.Refused _, Source.Computed _, Source.Introspection _ ->
				Calls.None.INSTANCE;
		};
	}

	private Calls calls(ServiceCall call, Optional<Batch> batch, Calls.Keys keys) {
		String name = call.service().name();
		if (!this.services.contains(name)) {
			this.services.add(name);
		}
		int service = this.services.indexOf(name);
		return batch.<Calls>map((many) -> new Calls.Batched(service, keys, many.maxSize()))
			.orElseGet(() -> new Calls.Single(service, keys));
	}

	/** Whether all parents ask for the same. */
	private static boolean isSame(Inputs inputs) {
		return inputs.parents().slots().length == 0;
	}

	/** Whether no two calls are equal, so that none is shared. */
	private static boolean isEachNew(ServiceCall call) {
		AtomicBoolean found = new AtomicBoolean();
		call.references((reference) -> {
			if (reference.root() == Reference.Root.REQUEST && reference.path().equals(IDEMPOTENCY_KEY)) {
				found.set(true);
			}
		});
		return found.get();
	}

}
