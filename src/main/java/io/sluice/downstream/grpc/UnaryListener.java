package io.sluice.downstream.grpc;

import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Freshness;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.MonoSink;

/** Waits for the one message and the status of a unary call. */
final class UnaryListener extends ClientCall.Listener<byte[]> {

	private final MonoSink<Answer> sink;

	private final GrpcRequest request;

	private final Freshness freshness;

	private final ServiceFaults faults;

	private byte @Nullable [] message;

	private boolean several;

	/**
	 * A listener for one call.
	 * @param sink is told the answer
	 * @param request what was sent
	 * @param freshness how long its answer holds
	 * @param faults what to say of a status that is not success
	 */
	UnaryListener(MonoSink<Answer> sink, GrpcRequest request, Freshness freshness, ServiceFaults faults) {
		this.sink = sink;
		this.request = request;
		this.freshness = freshness;
		this.faults = faults;
	}

	@Override
	public void onMessage(byte[] message) {
		this.several = this.message != null;
		this.message = message;
	}

	@Override
	public void onClose(Status status, Metadata trailers) {
		this.sink.success(answer(status, trailers));
	}

	private Answer answer(Status status, Metadata trailers) {
		if (!status.isOk()) {
			return this.faults.rejected(this.request, status, trailers, this.freshness);
		}
		if (this.message == null || this.several) {
			return this.faults.rejected(this.request,
					Status.INTERNAL.withDescription("a unary method answered no message, or several"), trailers,
					this.freshness);
		}
		return new Answer.Payload(this.message, this.freshness);
	}

}
