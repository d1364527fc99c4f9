package io.sluice.http;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.Future;
import io.sluice.blueprint.Limits;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.publisher.SignalType;
import reactor.netty.http.server.HttpServerRequest;

import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.ErrorResponseException;

/**
 * The body of a request, read on the thread of its connection, which also measures its
 * time. Joining, limiting, timing and copying would be an operator each, and some of them
 * more, which took a tenth of what it takes to answer a small request.
 */
final class WholeBody extends BaseSubscriber<ByteBuf> {

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	private final MonoSink<byte[]> sink;

	private final long limit;

	private @Nullable Future<?> end;

	private WholeBody(MonoSink<byte[]> sink, long limit) {
		this.sink = sink;
		this.limit = limit;
	}

	/**
	 * Reads a body.
	 * @param request a request whose body nobody has read
	 * @param limits how large it may be, and how long it may take
	 * @return its bytes, perhaps none; {@link DataBufferLimitException} if it is too
	 * large, 408 if it takes too long
	 */
	static Mono<byte[]> of(ServerHttpRequest request, Limits.OfRequest limits) {
		HttpServerRequest received = ServerHttpRequestDecorator.getNativeRequest(request);
		return Mono.create((sink) -> {
			WholeBody body = new WholeBody(sink, limits.bodySize());
			sink.onCancel(body);
			received.withConnection((connection) -> body.end = connection.channel()
				.eventLoop()
				.schedule(body::late, limits.bodyTime().toNanos(), TimeUnit.NANOSECONDS));
			received.receive().subscribe(body);
		});
	}

	@Override
	protected void hookOnNext(ByteBuf part) {
		int size = part.readableBytes();
		if (this.bytes.size() + (long) size > this.limit) {
			cancel();
			this.sink.error(new DataBufferLimitException("The body is larger than " + this.limit + " bytes."));
			return;
		}
		byte[] read = new byte[size];
		part.readBytes(read);
		this.bytes.writeBytes(read);
	}

	@Override
	protected void hookOnComplete() {
		this.sink.success(this.bytes.toByteArray());
	}

	@Override
	protected void hookOnError(Throwable error) {
		this.sink.error(error);
	}

	@Override
	protected void hookFinally(SignalType type) {
		if (this.end != null) {
			this.end.cancel(false);
		}
	}

	private void late() {
		cancel();
		ErrorResponseException late = new ErrorResponseException(HttpStatus.REQUEST_TIMEOUT);
		UnreadBody.closeAfterwards(late.getHeaders());
		this.sink.error(late);
	}

}
