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

	/**
	 * Prepares services and calls; nothing is sent yet.
	 * @param services the services
	 * @param calls the calls that will be made
	 */
	public GrpcServices(Collection<GrpcService> services, Collection<GrpcCall> calls) {
	}

	/**
	 * Fills in the templates of a call.
	 * @param call what to send
	 * @param values what its placeholders stand for
	 * @return the request, or why there is none; never throws
	 */
	public Rendered render(GrpcCall call, Values values) {
		return new Rendered.Ready(new GrpcRequest(call));
	}

	/**
	 * Sends a request and waits for the whole answer.
	 * @param request what to send, rendered here
	 * @return exactly one answer; never an error signal
	 */
	public Mono<Answer> exchange(GrpcRequest request) {
		return Mono.empty();
	}

	/**
	 * Sends a request and passes its answers on as they come.
	 * @param request what to send, rendered here
	 * @return any number of payloads; a failure is the last answer; never an error signal
	 */
	public Flux<Answer> stream(GrpcRequest request) {
		return Flux.empty();
	}

	@Override
	public void close() {
	}

}
