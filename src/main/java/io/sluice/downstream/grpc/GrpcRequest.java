package io.sluice.downstream.grpc;

import io.sluice.blueprint.GrpcCall;
import io.sluice.blueprint.GrpcService;
import io.sluice.downstream.Request;

/**
 * A gRPC request, ready to be sent.
 *
 * @param call what was rendered
 */
public record GrpcRequest(GrpcCall call) implements Request {

	@Override
	public GrpcService service() {
		return this.call.service();
	}

}
