package io.sluice.engine;

import java.util.ArrayDeque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

import graphql.language.OperationDefinition.Operation;
import io.sluice.blueprint.Batch;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Match;
import io.sluice.blueprint.ServiceCall;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;
import io.sluice.plan.FieldPlan;
import io.sluice.plan.Layout;
import io.sluice.plan.Plan;
import io.sluice.plan.Reuse;
import io.sluice.plan.Shape;
import io.sluice.plan.Source;
import io.sluice.row.Encoding;
import io.sluice.row.Packing;
import io.sluice.row.Reader;

/** Turns a plan into steps. */
final class ProgramCompiler {

	private final IdentityHashMap<ServiceCall, Integer> uses = new IdentityHashMap<>();

	private final IdentityHashMap<ServiceCall, Optional<Reuse>> reuses = new IdentityHashMap<>();

	private final Selections selections = new Selections();

	private final Plan plan;

	private final Keepers keepers;

	private final Layout[] layouts;

	ProgramCompiler(Plan plan, Keepers keepers) {
		this.plan = plan;
		this.keepers = keepers;
		this.layouts = new Layout[plan.layouts()];
		Queue<Layout> found = new ArrayDeque<>();
		found.add(plan.root());
		for (Layout layout = found.poll(); layout != null; layout = found.poll()) {
			this.layouts[layout.number()] = layout;
			for (int slot = 0; slot < layout.visible(); slot++) {
				FieldPlan field = layout.field(slot);
				count(field.source());
				this.selections.add(field);
				found.addAll(field.shape().rows());
			}
		}
	}

	private void count(Source source) {
		switch (source) {
			case Source.Batched batched -> this.uses.merge(batched.call(), 1, Integer::sum);
			case Source.Lookup lookup -> {
				this.uses.merge(lookup.type().call(), 1, Integer::sum);
				this.reuses.merge(lookup.type().call(), lookup.reuse(),
						(one, other) -> one.flatMap((reuse) -> other.map(reuse::and)));
			}
			case Source.Property _, Source.TypeName _, Source.Refused _, Source.Computed _, Source.Single _,
					Source.Introspection _ -> {
				// not loaded by key
			}
		}
	}

	Program compile(String name) {
		Step[][] steps = new Step[this.layouts.length][];
		for (Layout layout : this.layouts) {
			int[] active = layout.active();
			Step[] own = new Step[active.length];
			for (int i = 0; i < active.length; i++) {
				FieldPlan field = layout.field(active[i]);
				own[i] = Ahead.of(field, active[i], step(field, active[i]));
			}
			steps[layout.number()] = own;
		}
		return new Program(name, this.plan, new Guarding(this.layouts).slots(), steps,
				Togetherness.of(this.plan, this.layouts));
	}

	private Step step(FieldPlan field, int slot) {
		return switch (field.source()) {
			case Source.Computed computed -> new ValueStep(slot, computed,
					Reader.of(field.shape(), JsonPath.ROOT, mismatch(field.service())), Guarding.gate(field));
			case Source.Introspection introspection -> new IntrospectionStep(slot, introspection);
			case Source.Single single -> single(field, slot, single);
			case Source.Batched batched -> batched(field, slot, batched);
			case Source.Lookup lookup -> lookup(field, slot, lookup);
			case Source.Property _, Source.TypeName _, Source.Refused _ ->
				throw new IllegalArgumentException("not a step: " + field);
		};
	}

	private Step single(FieldPlan field, int slot, Source.Single single) {
		ServiceFaults faults = ServiceFaults.of(single.call());
		JsonPath path = single.call().select().then(single.path());
		Encoding encoding = Encoding.of(single.call());
		AnswerReader reader = new AnswerReader(encoding, Reader.of(field.shape(), path, faults.mismatch()));
		Absence absence = new Absence.OfValue(field.shape(), faults.missing());
		Sending sending = isMutation(field) ? Sending.alone(field, single.call().nullOn(), reader)
				: sending(field, single.call(), single.reuse(), reader, new ValuePlace(path));
		Purge purge = single.purged().isEmpty() ? Purge.NOTHING
				: Purge.of(new ElementTags(single.purged(), List.of(), new ValuePlace(path)), encoding);
		return new SingleStep(slot, single, this.selections.of(single.call()), reader, absence, sending, purge,
				Guarding.gate(field));
	}

	private Sending sending(FieldPlan field, ServiceCall call, Optional<Reuse> reuse, AnswerReader reader,
			ValuePlace place) {
		return reuse
			.<Sending>map((earlier) -> new KeptSending(field,
					this.keepers.ofAnswers(call, earlier, place, this.plan.path(field)), reader, call.nullOn()))
			.orElseGet(() -> Sending.shared(field, call.nullOn(), reader, this.keepers.holding()));
	}

	private boolean isMutation(FieldPlan field) {
		Layout root = this.plan.root();
		return this.plan.kind() == Operation.MUTATION && field.coordinate().startsWith(root.type() + ".");
	}

	private Step batched(FieldPlan field, int slot, Source.Batched source) {
		ServiceCall call = source.call();
		ServiceFaults faults = ServiceFaults.of(call);
		boolean many = field.shape() instanceof Shape.ListOf;
		Shape each = (field.shape() instanceof Shape.ListOf(var element, var _)
				&& isMatching(call.batch().orElseThrow())) ? element : field.shape();
		Absence absence = many ? new Absence.OfElements(field.shape())
				: new Absence.OfValue(field.shape(), faults.missing());
		Optional<Keeper> keeper = source.reuse()
			.map((reuse) -> this.keepers.ofElements(call, reuse, ValuePlace.of(source.path(), call, List.of()), many,
					this.plan.path(field)));
		Loading loading = loading(field, new Elements(call, source.path(), each), many, keeper);
		return new KeyedStep(slot, new Asking.ForOne(source.key(), faults.mismatch()), source.inputs(),
				this.selections.of(call), loading, unpacking(isShared(call) || keeper.isPresent(), each, faults),
				absence, Guarding.gate(field));
	}

	/**
	 * What only one field asks for is read as soon as it is there, as far as that can be.
	 */
	private Loading loading(FieldPlan field, Elements elements, boolean many, Optional<Keeper> keeper) {
		ServiceCall call = elements.call();
		Elements alone = keeper.isPresent() ? elements.withBytes() : elements;
		Batch batch = call.batch().orElseThrow();
		BatchLoading batches = BatchLoading.of(field, call, batch,
				(isShared(call) ? elements.unread() : alone).distribution(batch, many),
				new Unkept(this.keepers.holding()));
		return keeper.<Loading>map((one) -> new KeptLoading(one, new Packing(batches.encoding()), batches))
			.orElse(batches);
	}

	private static boolean isMatching(Batch batch) {
		return switch (batch.match()) {
			case Match.ByPath _, Match.ByPaths _ -> true;
			case Match.ByMember _, Match.ByIndex _ -> false;
		};
	}

	private Step lookup(FieldPlan field, int slot, Source.Lookup lookup) {
		ServiceCall call = lookup.type().call();
		ServiceFaults faults = ServiceFaults.of(call);
		Shape each = (lookup.many() && field.shape() instanceof Shape.ListOf(var element, var _)) ? element
				: field.shape();
		Optional<Reuse> reuse = reuse(call);
		List<String> keyFields = lookup.type().keyFields();
		boolean unread = isShared(call) || (reuse.isPresent() && call.batch().isPresent());
		Loading loading = call.batch().isPresent()
				? loading(field, new Elements(call, JsonPath.ROOT, each), false,
						reuse.map((earlier) -> this.keepers.ofElements(call, earlier,
								ValuePlace.of(JsonPath.ROOT, call, keyFields), false, this.plan.path(field))))
				: one(field, call, unread ? Shape.Unread.of(each) : each, keyFields);
		Asking asking = lookup.many() ? new Asking.ForMany(lookup.key(), faults.mismatch())
				: new Asking.ForOne(lookup.key(), faults.mismatch());
		Absence.OfValue one = new Absence.OfValue(each, faults.missing());
		return new KeyedStep(slot, asking, lookup.inputs(), this.selections.of(call), loading,
				unpacking(unread, each, faults), lookup.many() ? new Absence.OfEach(field.shape(), one) : one,
				Guarding.gate(field));
	}

	private Loading one(FieldPlan field, ServiceCall call, Shape read, List<String> keyFields) {
		Reader reader = Reader.of(read, call.select(), ServiceFaults.of(call).mismatch());
		return new KeyLoading(call, sending(field, call, reuse(call), new AnswerReader(Encoding.of(call), reader),
				ValuePlace.of(call.select(), call, keyFields)));
	}

	private Optional<Reuse> reuse(ServiceCall call) {
		return this.reuses.getOrDefault(call, Optional.empty());
	}

	private boolean isShared(ServiceCall call) {
		return this.uses.getOrDefault(call, 0) > 1;
	}

	private static Unpacking unpacking(boolean shared, Shape each, ServiceFaults faults) {
		return shared ? Unpacking.reading(Reader.of(each, JsonPath.ROOT, faults.mismatch())) : Unpacking.none();
	}

	private static Fault mismatch(Optional<String> service) {
		return service.map((name) -> ServiceFaults.of(name).mismatch())
			.orElseGet(() -> Fault.of(Code.DOWNSTREAM_SHAPE_MISMATCH, "The value does not fit the schema."));
	}

}
