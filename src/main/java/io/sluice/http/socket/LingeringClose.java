package io.sluice.http.socket;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.ReferenceCountUtil;

/**
 * Closes a connection in two steps: no more is said, but the client is listened to until
 * it closes its side, too. If the connection was closed while something of the client is
 * unread, the client's machine would throw away what it was told last: the close frame.
 */
final class LingeringClose extends ChannelDuplexHandler {

	/** How long a client may take to close its side. */
	private static final Duration PATIENCE = Duration.ofSeconds(2);

	private boolean closing;

	@Override
	public void close(ChannelHandlerContext context, ChannelPromise promise) {
		if (this.closing || !context.channel().isActive() || !(context.channel() instanceof DuplexChannel channel)) {
			var _ = context.close(promise);
			return;
		}
		this.closing = true;
		var _ = channel.shutdownOutput();
		Future<?> patience = context.executor()
			.schedule(() -> closeAtOnce(context), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
		var _ = channel.closeFuture().addListener((_) -> {
			patience.cancel(false);
			promise.trySuccess();
		});
		context.read();
	}

	private static void closeAtOnce(ChannelHandlerContext context) {
		var _ = context.close();
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		if (this.closing) {
			ReferenceCountUtil.release(message);
		}
		else {
			context.fireChannelRead(message);
		}
	}

	@Override
	public void channelReadComplete(ChannelHandlerContext context) {
		if (this.closing) {
			context.read();
		}
		else {
			context.fireChannelReadComplete();
		}
	}

}
