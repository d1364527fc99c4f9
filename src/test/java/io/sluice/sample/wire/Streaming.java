package io.sluice.sample.wire;

import com.google.protobuf.DynamicMessage;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

/** Sends a stream as fast as the client takes it, for as long as it wants it. */
final class Streaming extends BaseSubscriber<DynamicMessage> {

	private final ServerCallStreamObserver<DynamicMessage> client;

	Streaming(ServerCallStreamObserver<DynamicMessage> client) {
		this.client = client;
		client.setOnCancelHandler(this::dispose);
		client.setOnReadyHandler(() -> request(1));
	}

	@Override
	protected void hookOnSubscribe(Subscription subscription) {
		// the first one is asked for when the client is ready
	}

	@Override
	protected void hookOnNext(DynamicMessage message) {
		this.client.onNext(message);
		if (this.client.isReady()) {
			request(1);
		}
	}

	@Override
	protected void hookOnError(Throwable failure) {
		this.client.onError(Status.fromThrowable(failure).asRuntimeException());
	}

	@Override
	protected void hookOnComplete() {
		this.client.onCompleted();
	}

}
