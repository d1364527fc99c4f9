package io.sluice.downstream.grpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.grpc.Deadline;
import io.sluice.downstream.Rendered;
import io.sluice.downstream.Trace;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

/** Services over gRPC are told the trace of a request. */
class TracedTests {

	private static final Trace TRACE = new Trace("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
			Optional.of("a=1"));

	private final List<GrpcRequest> sent = new ArrayList<>();

	private final Channel channel = Traced.around((request, _) -> {
		this.sent.add(request);
		return Flux.empty();
	});

	private final GrpcRequest request = (GrpcRequest) ((Rendered.Ready) new GrpcRenderer(
			Calls.to("127.0.0.1:1").build())
		.render(Calls.values())).request();

	@Test
	void tellsTheTrace() {
		Deadline deadline = Deadline.after(1, TimeUnit.MINUTES);
		this.channel.exchange(this.request, deadline)
			.contextWrite((context) -> context.put(Trace.class, TRACE))
			.blockLast();
		assertThat(this.sent).singleElement()
			.satisfies((traced) -> assertThat(traced.metadata()).containsSubsequence("traceparent", TRACE.parent(),
					"tracestate", "a=1"));
	}

	@Test
	void saysNothingWithoutOne() {
		this.channel.exchange(this.request, Deadline.after(1, TimeUnit.MINUTES)).blockLast();
		assertThat(this.sent).containsExactly(this.request);
	}

}
