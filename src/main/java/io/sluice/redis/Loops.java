package io.sluice.redis;

import java.util.ArrayList;
import java.util.List;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;

/**
 * The event loops on which requests are answered. Immutable.
 *
 * @param all of them, a few; at least one
 */
public record Loops(List<EventLoop> all) {

	public Loops {
		all = List.copyOf(all);
		if (all.isEmpty()) {
			throw new IllegalArgumentException("no event loops");
		}
	}

	/**
	 * All of a group.
	 * @param group is not closed here
	 * @return its event loops
	 */
	public static Loops of(EventLoopGroup group) {
		List<EventLoop> all = new ArrayList<>();
		for (EventExecutor each : group) {
			all.add((EventLoop) each);
		}
		return new Loops(all);
	}

	/**
	 * Which one of them this is done on.
	 * @return its number; that of the first one for another thread
	 */
	public int here() {
		for (int number = 0; number < this.all.size(); number++) {
			if (this.all.get(number).inEventLoop()) {
				return number;
			}
		}
		return 0;
	}

	/**
	 * The one that this is done on.
	 * @return that, or the first one for another thread
	 */
	public EventLoop current() {
		return this.all.get(here());
	}

}
