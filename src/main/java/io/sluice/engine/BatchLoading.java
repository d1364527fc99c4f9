package io.sluice.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.sluice.blueprint.Batch;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Reference;
import io.sluice.blueprint.ServiceCall;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Freshness;
import io.sluice.downstream.Purpose;
import io.sluice.downstream.Rendered;
import io.sluice.downstream.Request;
import io.sluice.fault.Fault;
import io.sluice.plan.FieldPlan;
import io.sluice.row.Encoding;
import org.jspecify.annotations.Nullable;

/**
 * One call for many keys, without those that may not be sent. If the service refuses it
 * and one of the keys may be the reason, the others are asked for again, so that one bad
 * key costs one field.
 *
 * @param field asks
 * @param call what is sent
 * @param maxSize most keys in one call
 * @param distribution gives the answer to the keys
 * @param arguments the names of the arguments that are sent besides keys
 * @param encoding how answers are read
 * @param keep what happens to values besides
 */
record BatchLoading(FieldPlan field, ServiceCall call, int maxSize, Distribution distribution, Set<String> arguments,
		Encoding encoding, Keep keep) implements Loading {

	/**
	 * The loading of a call.
	 * @param field asks
	 * @param call what is sent
	 * @param batch how many keys go into one call
	 * @param distribution gives the answer to the keys
	 * @param keep what happens to values besides
	 * @return the loading
	 */
	static BatchLoading of(FieldPlan field, ServiceCall call, Batch batch, Distribution distribution, Keep keep) {
		Set<String> arguments = new HashSet<>();
		call.references((reference) -> {
			if (reference.root() == Reference.Root.ARGS
					&& reference.path().steps().getFirst() instanceof JsonPath.Name(var name)) {
				arguments.add(name);
			}
		});
		return new BatchLoading(field, call, batch.maxSize(), distribution, Set.copyOf(arguments), Encoding.of(call),
				keep);
	}

	/** The same, with something that happens to values besides. */
	BatchLoading keeping(Keep keep) {
		return new BatchLoading(this.field, this.call, this.maxSize, this.distribution, this.arguments, this.encoding,
				keep);
	}

	@Override
	public LoaderKey key(Map<String, @Nullable Object> given) {
		if (this.arguments.isEmpty()) {
			return new LoaderKey(this.call, Map.of());
		}
		Map<String, @Nullable Object> sent = new HashMap<>(given);
		sent.keySet().retainAll(this.arguments);
		return new LoaderKey(this.call, sent);
	}

	@Override
	public CompletableFuture<List<@Nullable Object>> load(List<BatchKey> keys, Level level) {
		return switch (render(keys, level)) {
			case Rendered.Refused(var fault) when keys.size() > 1 -> loadSendable(keys, fault, level);
			case Rendered rendered -> {
				Halving halving = new Halving((part) -> ask(render(part, level), part, level));
				yield ask(rendered, keys, level).thenCompose((outcome) -> halving.resolve(keys, outcome));
			}
		};
	}

	private Rendered render(List<BatchKey> keys, Level level) {
		List<Object> sent = keys.stream().map(BatchKey::sent).toList();
		return level.run().downstream().render(this.call, level.scope().withKeys(sent));
	}

	private CompletableFuture<Outcome> ask(Rendered rendered, List<BatchKey> keys, Level level) {
		return switch (rendered) {
			case Rendered.Ready(var request) -> level.run()
				.exchanges()
				.share(request, purpose(keys),
						level.run().recorder().calls(this.field, this.keep.cached(), keys.size()))
				.thenApply((answer) -> outcome(request, answer, keys, level));
			case Rendered.Nothing _ ->
				CompletableFuture.completedFuture(new Outcome(all(keys, Missing.UNASKED), false));
			case Rendered.Refused(var fault) -> CompletableFuture.completedFuture(new Outcome(all(keys, fault), false));
		};
	}

	private Purpose purpose(List<BatchKey> keys) {
		return new Purpose(this.field.coordinate(), keys.size(), this.keep.cached().word(), this.call.nullOn());
	}

	private Outcome outcome(Request request, Answer answer, List<BatchKey> keys, Level level) {
		return switch (answer) {
			case Answer.Payload(var body, var freshness) -> {
				List<@Nullable Object> values = this.distribution.distribute(keys, this.encoding.slice(body), level);
				Fault mismatch = this.distribution.reader().mismatch();
				yield values.stream().allMatch(mismatch::equals) ? unreadable(request, mismatch, keys, level.run())
						: fetched(keys, values, freshness, level.run());
			}
			case Answer.Rejected rejected when this.call.nullOn().contains(rejected.status()) ->
				(keys.size() == 1) ? fetched(keys, all(keys, Missing.MISSING), rejected.freshness(), level.run())
						: new Outcome(all(keys, rejected.fault()), true);
			case Answer.Rejected rejected ->
				new Outcome(this.keep.instead(keys, rejected, rejected.fault()), rejected.splittable());
			case Answer.Failed failed -> new Outcome(this.keep.instead(keys, failed, failed.fault()), false);
			case Answer.NotModified _ -> throw new IllegalArgumentException("nobody asked for a newer version");
		};
	}

	/**
	 * A service that answers nothing that can be read has failed, whatever its status.
	 */
	private Outcome unreadable(Request request, Fault mismatch, List<BatchKey> keys, Run run) {
		Answer.Failed failure = run.exchanges().unreadable(request, mismatch);
		return new Outcome(this.keep.instead(keys, failure, mismatch), false);
	}

	private Outcome fetched(List<BatchKey> keys, List<@Nullable Object> values, Freshness freshness, Run run) {
		this.keep.fetched(keys, values, freshness, run);
		return new Outcome(values, false);
	}

	/**
	 * Leaves out the keys that may not be sent, which are found without asking the
	 * service.
	 */
	private CompletableFuture<List<@Nullable Object>> loadSendable(List<BatchKey> keys, Fault refusal, Level level) {
		Map<BatchKey, @Nullable Object> values = HashMap.newHashMap(keys.size());
		List<BatchKey> sendable = new ArrayList<>();
		for (BatchKey key : keys) {
			switch (render(List.of(key), level)) {
				case Rendered.Refused(var fault) -> values.put(key, fault);
				case Rendered.Ready _, Rendered.Nothing _ -> sendable.add(key);
			}
		}
		if (sendable.size() == keys.size()) {
			return CompletableFuture.completedFuture(all(keys, refusal));
		}
		CompletableFuture<List<@Nullable Object>> asked = sendable.isEmpty()
				? CompletableFuture.completedFuture(List.of()) : load(sendable, level);
		return asked.thenApply((loaded) -> {
			for (int i = 0; i < loaded.size(); i++) {
				values.put(sendable.get(i), loaded.get(i));
			}
			return keys.stream().<@Nullable Object>map(values::get).toList();
		});
	}

	private static List<@Nullable Object> all(List<BatchKey> keys, @Nullable Object value) {
		return Collections.nCopies(keys.size(), value);
	}

}
