package io.sluice.redis;

import java.util.concurrent.TimeUnit;

import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.EventLoopGroupProvider;
import io.lettuce.core.resource.NettyCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.util.concurrent.EventExecutorGroup;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ImmediateEventExecutor;

/**
 * Has a client of Redis do everything on one event loop, which is not its own. What is
 * asked in one turn of the loop is sent together.
 *
 * @param loop the event loop
 */
record OnLoop(EventLoop loop) implements EventLoopGroupProvider, NettyCustomizer {

	/** Resources of a client on that loop, which share everything else. */
	static ClientResources of(EventLoop loop, ClientResources shared) {
		OnLoop onLoop = new OnLoop(loop);
		return shared.mutate()
			.eventExecutorGroup(shared.eventExecutorGroup())
			.timer(shared.timer())
			.eventLoopGroupProvider(onLoop)
			.nettyCustomizer(onLoop)
			.build();
	}

	@Override
	public void afterChannelInitialized(Channel channel) {
		channel.pipeline()
			.addFirst(new FlushConsolidationHandler(FlushConsolidationHandler.DEFAULT_EXPLICIT_FLUSH_AFTER_FLUSHES,
					true));
	}

	/** Lettuce wants a group of the type of its transport: a loop is one of itself. */
	@Override
	@SuppressWarnings("unchecked")
	public <T extends EventLoopGroup> T allocate(Class<T> type) {
		return (T) this.loop;
	}

	@Override
	public int threadPoolSize() {
		return 1;
	}

	@Override
	public Future<Boolean> release(EventExecutorGroup group, long quietPeriod, long timeout, TimeUnit unit) {
		return shutdown(quietPeriod, timeout, unit);
	}

	@Override
	public Future<Boolean> shutdown(long quietPeriod, long timeout, TimeUnit unit) {
		return ImmediateEventExecutor.INSTANCE.newSucceededFuture(true);
	}

}
