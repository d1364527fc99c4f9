package io.sluice.engine;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.sluice.blueprint.ServiceCall;
import io.sluice.blueprint.Values;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Rendered;
import org.jspecify.annotations.Nullable;

/**
 * One call for each key.
 *
 * @param call what is sent
 * @param sending how requests are answered
 */
record KeyLoading(ServiceCall call, Sending sending) implements Loading {

	@Override
	public LoaderKey key(Map<String, @Nullable Object> arguments) {
		return new LoaderKey(this.call, Map.of());
	}

	@Override
	public int maxSize() {
		return 1;
	}

	@Override
	public CompletableFuture<List<@Nullable Object>> load(List<BatchKey> keys, Level level) {
		Values values = level.scope().withKey(keys.getFirst().sent());
		return switch (level.run().downstream().render(this.call, values)) {
			case Rendered.Ready(var request) -> this.sending.send(request, values, level.run())
				.thenApply((reply) -> Collections.singletonList(value(reply, level)));
			case Rendered.Nothing _ -> CompletableFuture.completedFuture(Collections.singletonList(Missing.UNASKED));
			case Rendered.Refused(var fault) -> CompletableFuture.completedFuture(Collections.singletonList(fault));
		};
	}

	private @Nullable Object value(Reply reply, Level level) {
		return switch (reply.answer()) {
			case Answer.Payload _ -> reply.value(level);
			case Answer.Rejected(var status, var _, var fault, var _, var _) ->
				this.call.nullOn().contains(status) ? Missing.MISSING : fault;
			case Answer.Failed(var fault, var _, var _) -> fault;
			case Answer.NotModified _ -> throw new IllegalArgumentException("nobody asked for a newer version");
		};
	}

}
