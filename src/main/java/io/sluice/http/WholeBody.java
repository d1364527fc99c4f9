package io.sluice.http;

import java.util.concurrent.TimeUnit;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.sluice.blueprint.Limits;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.publisher.SignalType;
import reactor.netty.http.server.HttpServerResponse;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.server.ServerWebExchange;

/**
 * The body of a request, read on the thread of its connection, which also measures its
 * time. Joining, limiting, timing and copying would be an operator each, and some of them
 * more, which took a tenth of what it takes to answer a small request. However many parts
 * it comes in, none of the network's memory is kept while others are waited for.
 */
final class WholeBody extends BaseSubscriber<ByteBuf> {

	/** More is made room for when it comes: a client that only begins holds no more. */
	private static final int USUAL = 512;

	private final MonoSink<byte[]> sink;

	/** On the heap: nobody has to release it. */
	private final ByteBuf read = Unpooled.buffer(USUAL);

	private final long limit;

	private volatile @Nullable Future<?> end;

	private WholeBody(MonoSink<byte[]> sink, long limit) {
		this.sink = sink;
		this.limit = limit;
	}

	/**
	 * Reads a body.
	 * @param exchange a request whose body nobody has read
	 * @param limits how large it may be, and how long it may take
	 * @return its bytes, perhaps none; {@link DataBufferLimitException} if it is too
	 * large, 408 if it takes too long
	 */
	static Mono<byte[]> of(ServerWebExchange exchange, Limits.OfRequest limits) {
		HttpServerResponse response = ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
		Flux<ByteBuf> parts = parts(exchange);
		return Mono.create((sink) -> response.withConnection((connection) -> {
			WholeBody body = new WholeBody(sink, limits.bodySize());
			sink.onCancel(body);
			body.endAfter(limits.bodyTime().toNanos(), connection.channel().eventLoop());
			parts.subscribe(body);
		}));
	}

	/**
	 * As Netty has them, which releases them afterwards, if nobody else may want to see
	 * them.
	 */
	private static Flux<ByteBuf> parts(ServerWebExchange exchange) {
		return (exchange instanceof DirectExchange direct) ? direct.received()
				: exchange.getRequest().getBody().map(WholeBody::onTheHeap);
	}

	private static ByteBuf onTheHeap(DataBuffer part) {
		byte[] bytes = new byte[part.readableByteCount()];
		part.read(bytes);
		DataBufferUtils.release(part);
		return Unpooled.wrappedBuffer(bytes);
	}

	private void endAfter(long nanoseconds, EventLoop loop) {
		Future<?> scheduled = loop.schedule(this::late, nanoseconds, TimeUnit.NANOSECONDS);
		this.end = scheduled;
		if (isDisposed()) {
			scheduled.cancel(false);
		}
	}

	@Override
	protected void hookOnNext(ByteBuf part) {
		if (isDisposed()) {
			return;
		}
		if (part.readableBytes() > this.limit - this.read.readableBytes()) {
			cancel();
			this.sink.error(new DataBufferLimitException("The body is larger than " + this.limit + " bytes."));
		}
		else {
			this.read.writeBytes(part);
		}
	}

	@Override
	protected void hookOnComplete() {
		this.sink.success(ByteBufUtil.getBytes(this.read));
	}

	@Override
	protected void hookOnError(Throwable error) {
		this.sink.error(error);
	}

	@Override
	protected void hookFinally(SignalType type) {
		Future<?> scheduled = this.end;
		if (scheduled != null) {
			scheduled.cancel(false);
		}
	}

	private void late() {
		cancel();
		ErrorResponseException late = new ErrorResponseException(HttpStatus.REQUEST_TIMEOUT);
		UnreadBody.closeAfterwards(late.getHeaders());
		this.sink.error(late);
	}

}
