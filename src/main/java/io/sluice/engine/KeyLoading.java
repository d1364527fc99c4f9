package io.sluice.engine;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.sluice.blueprint.ServiceCall;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Rendered;
import io.sluice.row.Encoding;
import io.sluice.row.Reader;
import org.jspecify.annotations.Nullable;

/**
 * One call for each key.
 *
 * @param call what is sent
 * @param encoding how answers are read
 * @param reader reads the value
 */
record KeyLoading(ServiceCall call, Encoding encoding, Reader reader) implements Loading {

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
		return switch (level.run().downstream().render(this.call, level.scope().withKey(keys.getFirst().sent()))) {
			case Rendered.Ready(var request) -> level.run()
				.exchanges()
				.share(request)
				.thenApply((answer) -> Collections.singletonList(value(answer, level)));
			case Rendered.Nothing _ -> CompletableFuture.completedFuture(Collections.singletonList(Missing.UNASKED));
			case Rendered.Refused(var fault) -> CompletableFuture.completedFuture(Collections.singletonList(fault));
		};
	}

	private @Nullable Object value(Answer answer, Level level) {
		return switch (answer) {
			case Answer.Payload(var body, var _) -> this.reader.read(this.encoding.slice(body), level);
			case Answer.Rejected(var status, var _, var fault, var _, var _) ->
				this.call.nullOn().contains(status) ? Missing.MISSING : fault;
			case Answer.Failed(var fault, var _) -> fault;
			case Answer.NotModified _ -> throw new IllegalArgumentException("nobody asked for a newer version");
		};
	}

}
