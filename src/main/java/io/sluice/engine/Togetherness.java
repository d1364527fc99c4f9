package io.sluice.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import graphql.language.OperationDefinition.Operation;
import io.sluice.access.Account;
import io.sluice.blueprint.Reference;
import io.sluice.blueprint.ServiceCall;
import io.sluice.blueprint.Sharing;
import io.sluice.plan.FieldPlan;
import io.sluice.plan.Layout;
import io.sluice.plan.Plan;
import io.sluice.plan.Reuse;
import io.sluice.plan.Source;

/**
 * Which requests for an operation are answered equally, and change nothing. Immutable.
 *
 * @param inputs what the answer depends on besides variables; empty if no two requests
 * are known to be answered equally
 * @param perCaller whether some of it is kept for the one caller for whom it was fetched
 * @param isKept whether all that is fetched for it may be kept
 */
record Togetherness(Optional<List<Reference>> inputs, boolean perCaller, boolean isKept) {

	/**
	 * Looks at all that is called, and made of what the caller is.
	 * @param plan the operation
	 * @param layouts all its layouts
	 */
	static Togetherness of(Plan plan, Layout[] layouts) {
		Set<Reference> inputs = new LinkedHashSet<>();
		boolean shareable = plan.kind() == Operation.QUERY && plan.preconditions().isEmpty();
		List<Source> sources = new ArrayList<>();
		for (Layout layout : layouts) {
			shareable &= layout.rules().isEmpty();
			for (int slot = 0; slot < layout.visible(); slot++) {
				shareable &= isShareable(layout.field(slot), inputs);
				sources.add(layout.field(slot).source());
			}
		}
		inputs.removeIf((reference) -> !isAboutWhoAsks(reference));
		boolean alike = shareable && inputs.stream().noneMatch(Reference::isOfOneRequest);
		boolean perCaller = sources.stream()
			.flatMap((source) -> reuse(source).stream())
			.anyMatch((reuse) -> reuse.keeping().perCaller());
		boolean kept = sources.stream().allMatch((source) -> !isCalled(source) || reuse(source).isPresent());
		return new Togetherness(alike ? Optional.of(List.copyOf(inputs)) : Optional.empty(), perCaller,
				alike && kept && !perCaller);
	}

	private static boolean isCalled(Source source) {
		return switch (source) {
			case Source.Single _, Source.Batched _, Source.Lookup _ -> true;
			case Source.Property _, Source.TypeName _, Source.Computed _, Source.Refused _, Source.Introspection _ ->
				false;
		};
	}

	private static Optional<Reuse> reuse(Source source) {
		return switch (source) {
			case Source.Single single -> single.reuse();
			case Source.Batched batched -> batched.reuse();
			case Source.Lookup lookup -> lookup.reuse();
			case Source.Property _, Source.TypeName _, Source.Computed _, Source.Refused _, Source.Introspection _ ->
				Optional.empty();
		};
	}

	/** Rules may look at all that is known of the caller. */
	private static boolean isShareable(FieldPlan field, Set<Reference> inputs) {
		return field.guard().isOpen() && switch (field.source()) {
			case Source.Property _, Source.TypeName _, Source.Refused _ -> true;
			case Source.Introspection _ -> false;
			case Source.Computed computed -> {
				computed.template().references(inputs::add);
				yield true;
			}
			case Source.Single single -> isShareable(single.call(), inputs);
			case Source.Batched batched -> {
				batched.key().template().references(inputs::add);
				yield isShareable(batched.call(), inputs);
			}
			case Source.Lookup lookup -> {
				lookup.key().template().references(inputs::add);
				yield isShareable(lookup.type().call(), inputs);
			}
		};
	}

	private static boolean isShareable(ServiceCall call, Set<Reference> inputs) {
		call.references(inputs::add);
		return call.isSafe() && call.service().sharing() == Sharing.IDENTITY;
	}

	private static boolean isAboutWhoAsks(Reference reference) {
		return switch (reference.root()) {
			case CLAIMS, TOKEN, HEADERS, REQUEST -> true;
			case ARGS, PARENT, KEYS, KEY, SELECTION, RESULT -> false;
		};
	}

	/**
	 * What tells requests apart.
	 * @param inquiry a request for the operation
	 * @return equal for those that are answered equally; empty if it is like no other
	 */
	Optional<String> of(Inquiry inquiry) {
		Optional<Account> account = this.perCaller ? inquiry.caller().account() : Optional.empty();
		return this.inputs.filter((_) -> account.isPresent() || !this.perCaller).map((references) -> {
			Dependence dependence = new Dependence().on(inquiry.context().getCoercedVariables().toMap());
			account.ifPresent(dependence::on);
			references.forEach((reference) -> dependence.on(inquiry.value(reference)));
			return dependence.toString();
		});
	}

}
