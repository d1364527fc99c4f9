package io.sluice.reload;

import java.util.concurrent.Executor;

import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;

/**
 * The threads on which requests are answered. What waited for another machine goes on
 * where it came from: whoever brings its answer has other answers to bring.
 *
 * @param group all of them, a few
 */
record EventLoops(EventLoopGroup group) {

	/** The one that this is done on, or any if it is done elsewhere. */
	Executor current() {
		for (EventExecutor loop : this.group) {
			if (loop.inEventLoop()) {
				return loop;
			}
		}
		return this.group.next();
	}

}
