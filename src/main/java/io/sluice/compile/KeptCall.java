package io.sluice.compile;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.sluice.blueprint.Batch;
import io.sluice.blueprint.Binding;
import io.sluice.blueprint.CacheScope;
import io.sluice.blueprint.Identity;
import io.sluice.blueprint.Keeping;
import io.sluice.blueprint.ServiceCall;
import io.sluice.blueprint.Template;

/**
 * The call of a field whose values may be kept.
 *
 * @param call what fetches them
 * @param identity whom they may be shared with; somebody
 * @param isLookup whether it is that of the type, for whichever field looks up
 */
record KeptCall(ServiceCall call, Identity identity, boolean isLookup) {

	/** The call; empty if what it fetches cannot be kept. */
	static Optional<KeptCall> of(Declarations types, FieldOf field, Binding binding) {
		boolean isQuery = !types.isRoot(field.type()) || types.root("query").filter(field.type()::equals).isPresent();
		return call(binding).filter((call) -> isQuery && call.isSafe())
			.map((call) -> new KeptCall(call, Identity.of(call), binding instanceof Binding.Lookup))
			.filter((kept) -> !(kept.identity instanceof Identity.Nobody));
	}

	private static Optional<ServiceCall> call(Binding binding) {
		return switch (binding) {
			case Binding.Call(ServiceCall call, var _) -> Optional.of(call);
			case Binding.Lookup(var _, var type) -> Optional.of(type.call());
			case Binding.Property _, Binding.Value _ -> Optional.empty();
		};
	}

	Optional<Batch> batch() {
		return this.call.batch();
	}

	Keeping keeping(CacheControl control, List<Template> tags) {
		boolean perCaller = this.identity instanceof Identity.OneCaller
				|| control.scope().filter((scope) -> scope == CacheScope.PRIVATE).isPresent();
		return new Keeping(control.maxAge().orElseThrow(), control.staleWhileRevalidate().orElse(Duration.ZERO),
				control.staleIfError().orElse(Duration.ZERO), perCaller, tags);
	}

}
