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
import io.sluice.downstream.Rendered;
import io.sluice.row.Slice;
import org.jspecify.annotations.Nullable;

/**
 * One call for many keys. If the service refuses it and one of the keys may be the
 * reason, it is made again in two halves, so that one bad key costs one field.
 *
 * @param call what is sent
 * @param maxSize most keys in one call
 * @param distribution gives the answer to the keys
 * @param arguments the names of the arguments that are sent besides keys
 */
record BatchLoading(ServiceCall call, int maxSize, Distribution distribution,
		Set<String> arguments) implements Loading {

	/**
	 * The loading of a call.
	 * @param call what is sent
	 * @param batch how many keys go into one call
	 * @param distribution gives the answer to the keys
	 * @return the loading
	 */
	static BatchLoading of(ServiceCall call, Batch batch, Distribution distribution) {
		Set<String> arguments = new HashSet<>();
		call.references((reference) -> {
			if (reference.root() == Reference.Root.ARGS
					&& reference.path().steps().getFirst() instanceof JsonPath.Name(var name)) {
				arguments.add(name);
			}
		});
		return new BatchLoading(call, batch.maxSize(), distribution, Set.copyOf(arguments));
	}

	@Override
	public LoaderKey key(Map<String, @Nullable Object> given) {
		Map<String, @Nullable Object> sent = new HashMap<>(given);
		sent.keySet().retainAll(this.arguments);
		return new LoaderKey(this.call, sent);
	}

	@Override
	public CompletableFuture<List<@Nullable Object>> load(List<BatchKey> keys, Level level) {
		List<Object> sent = keys.stream().map(BatchKey::sent).toList();
		return switch (level.run().downstream().render(this.call, level.scope().withKeys(sent))) {
			case Rendered.Ready(var request) ->
				level.run().exchanges().share(request).thenCompose((answer) -> take(answer, keys, level));
			case Rendered.Nothing _ -> all(keys, Missing.UNASKED);
			case Rendered.Refused _ when keys.size() > 1 -> split(keys, level);
			case Rendered.Refused(var fault) -> all(keys, fault);
		};
	}

	private CompletableFuture<List<@Nullable Object>> take(Answer answer, List<BatchKey> keys, Level level) {
		return switch (answer) {
			case Answer.Payload(var body) ->
				CompletableFuture.completedFuture(this.distribution.distribute(keys, Slice.of(body), level));
			case Answer.Rejected rejected -> refused(rejected, keys, level);
			case Answer.Failed(var fault, var _) -> all(keys, fault);
		};
	}

	private CompletableFuture<List<@Nullable Object>> refused(Answer.Rejected answer, List<BatchKey> keys,
			Level level) {
		boolean meansNull = this.call.nullOn().contains(answer.status());
		if (keys.size() > 1 && (meansNull || answer.splittable())) {
			return split(keys, level);
		}
		return all(keys, meansNull ? Missing.MISSING : answer.fault());
	}

	private CompletableFuture<List<@Nullable Object>> split(List<BatchKey> keys, Level level) {
		int half = keys.size() / 2;
		return load(keys.subList(0, half), level).thenCombine(load(keys.subList(half, keys.size()), level),
				(first, second) -> {
					List<@Nullable Object> both = new ArrayList<>(first);
					both.addAll(second);
					return both;
				});
	}

	private static CompletableFuture<List<@Nullable Object>> all(List<BatchKey> keys, @Nullable Object value) {
		return CompletableFuture.completedFuture(Collections.nCopies(keys.size(), value));
	}

}
