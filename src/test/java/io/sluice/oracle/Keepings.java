package io.sluice.oracle;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import graphql.schema.FieldCoordinates;
import io.sluice.blueprint.Binding;
import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.CacheHint;
import io.sluice.blueprint.Caching;
import io.sluice.blueprint.Contents;
import io.sluice.blueprint.Keeping;
import io.sluice.blueprint.ServiceCall;

/** Keeps all that may be kept. */
final class Keepings {

	private static final Duration LONG = Duration.ofHours(1);

	private static final Contents UNNAMED = new Contents(Set.of(), List.of(), Map.of());

	private Keepings() {
	}

	static Blueprint applied(Blueprint blueprint) {
		Map<FieldCoordinates, Keeping> kept = new HashMap<>();
		Map<FieldCoordinates, CacheHint> hints = new HashMap<>();
		blueprint.bindings().forEach((field, binding) -> {
			hints.put(field, new CacheHint(Optional.of(LONG), Optional.empty(), false));
			call(binding).filter(ServiceCall::isSafe)
				.ifPresent((_) -> kept.put(field,
						new Keeping(LONG, Duration.ZERO, Duration.ZERO, false, List.of(), UNNAMED)));
		});
		return new Blueprint(blueprint.schema(), blueprint.services(), blueprint.bindings(), blueprint.access(),
				blueprint.rules(), blueprint.costs(), blueprint.discriminators(), blueprint.enums(),
				new Caching(kept, hints, Map.of()), blueprint.terms());
	}

	private static Optional<ServiceCall> call(Binding binding) {
		return switch (binding) {
			case Binding.Call call -> Optional.of(call.call());
			case Binding.Lookup lookup -> Optional.of(lookup.type().call());
			case Binding.Property _, Binding.Value _ -> Optional.empty();
		};
	}

}
