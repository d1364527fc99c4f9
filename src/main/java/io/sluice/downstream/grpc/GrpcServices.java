package io.sluice.downstream.grpc;

import java.util.Collection;

import io.sluice.blueprint.GrpcCall;
import io.sluice.blueprint.GrpcService;
import io.sluice.blueprint.Values;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Rendered;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The gRPC services of one generation, each with its own channel. */
public final class GrpcServices implements AutoCloseable {

	/** To be built. */
	public GrpcServices(Collection<GrpcService> services, Collection<GrpcCall> calls) {
	}

	/** To be built. */
	public Rendered render(GrpcCall call, Values values) {
		throw new UnsupportedOperationException();
	}

	/** To be built. */
	public Mono<Answer> exchange(GrpcRequest request) {
		throw new UnsupportedOperationException();
	}

	/** To be built. */
	public Flux<Answer> stream(GrpcRequest request) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void close() {
	}

}
