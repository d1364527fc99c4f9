package io.sluice.downstream;

import java.time.Duration;

import io.sluice.downstream.grpc.GrpcConnection;
import io.sluice.downstream.grpc.GrpcRequest;
import io.sluice.downstream.resilience.Channel;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * gRPC as a way to any service.
 *
 * @param connection sends requests
 */
record GrpcTransport(GrpcConnection connection) implements Channel {

	@Override
	public Mono<Answer> exchange(Request request, Duration time) {
		return this.connection.exchange((GrpcRequest) request, time);
	}

	@Override
	public Flux<Answer> stream(Request request, Duration time) {
		return this.connection.stream((GrpcRequest) request, time);
	}

}
