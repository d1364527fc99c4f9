package io.sluice.downstream.grpc;

import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Freshness;
import reactor.core.Disposable;
import reactor.core.publisher.FluxSink;

/** Passes the messages of a stream on. No more come than were asked for. */
final class StreamListener extends ClientCall.Listener<byte[]> {

	private final FluxSink<Answer> sink;

	private final GrpcRequest request;

	private final Freshness freshness;

	private final Disposable late;

	private final ServiceFaults faults;

	/**
	 * A listener for one stream.
	 * @param sink is told the answers
	 * @param request what was sent
	 * @param freshness how long its answers hold
	 * @param late what happens unless the stream begins
	 * @param faults what to say of a status that is not success
	 */
	StreamListener(FluxSink<Answer> sink, GrpcRequest request, Freshness freshness, Disposable late,
			ServiceFaults faults) {
		this.sink = sink;
		this.request = request;
		this.freshness = freshness;
		this.late = late;
		this.faults = faults;
	}

	@Override
	public void onReady() {
		this.late.dispose();
	}

	@Override
	public void onMessage(byte[] message) {
		this.sink.next(new Answer.Payload(message, this.freshness));
	}

	@Override
	public void onClose(Status status, Metadata trailers) {
		this.late.dispose();
		if (!status.isOk()) {
			this.sink.next(this.faults.rejected(this.request, status, trailers, this.freshness));
		}
		this.sink.complete();
	}

}
