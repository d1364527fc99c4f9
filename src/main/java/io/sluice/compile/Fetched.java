package io.sluice.compile;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

import io.sluice.blueprint.Binding;
import io.sluice.blueprint.CacheScope;
import io.sluice.blueprint.Contents;
import io.sluice.blueprint.GrpcCall;
import io.sluice.blueprint.Identity;
import io.sluice.blueprint.Keeping;
import io.sluice.blueprint.RestCall;
import io.sluice.blueprint.ServiceCall;
import io.sluice.blueprint.Template;

/** Whether what a field's call fetches can be kept. */
sealed interface Fetched {

	/**
	 * Decides.
	 * @param types tell queries from mutations
	 * @param field the field
	 * @param binding its binding
	 */
	static Fetched of(Declarations types, FieldOf field, Binding binding) {
		if (types.isRoot(field.type()) && types.root("query").filter(field.type()::equals).isEmpty()) {
			return new Unkept("a field of " + field.type().name() + " asks anew each time.");
		}
		return switch (binding) {
			case Binding.Property _ -> new Unkept("it is a property of its parent, and kept with it.");
			case Binding.Value _ -> new Unkept("no call fetches it.");
			case Binding.Call(ServiceCall call, var _) -> of(call, Own::new);
			case Binding.Lookup(var _, var type) -> of(type.call(), OfType::new);
		};
	}

	private static Fetched of(ServiceCall call, Function<ServiceCall, Fetched> kept) {
		return call.isSafe() ? kept.apply(call) : new Unkept(switch (call) {
			case RestCall _ -> "its call may change something. Of calls over HTTP, only those with get do not.";
			case GrpcCall grpc -> "its method may change something. If it does not, say so: option idempotency_level = "
					+ "NO_SIDE_EFFECTS in the proto file, or sluice.services." + grpc.service().name()
					+ ".grpc.safe-methods.";
		});
	}

	/** By the call of the field itself. */
	record Own(ServiceCall call) implements Kept {

	}

	/** By the call of the type, for whichever field looks up. */
	record OfType(ServiceCall call) implements Kept {

	}

	/**
	 * It cannot.
	 *
	 * @param why a sentence that begins after a colon
	 */
	record Unkept(String why) implements Fetched {

	}

	/** It can, if a time is said, and its service lets it be shared. */
	sealed interface Kept extends Fetched {

		/** What fetches it; safe. */
		ServiceCall call();

		/** Whether nobody may be given what another request fetched. */
		default boolean isForNobody() {
			return Identity.of(call()) instanceof Identity.Nobody;
		}

		default boolean isPerCaller(CacheControl control) {
			return Identity.of(call()) instanceof Identity.OneCaller
					|| control.scope().filter((scope) -> scope == CacheScope.PRIVATE).isPresent();
		}

		default Keeping keeping(CacheControl control, List<Template> tags, Contents contents) {
			return new Keeping(control.maxAge().orElseThrow(), control.staleWhileRevalidate().orElse(Duration.ZERO),
					control.staleIfError().orElse(Duration.ZERO), isPerCaller(control), tags, contents);
		}

	}

}
