package io.sluice.downstream;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

import io.sluice.blueprint.Service;

/**
 * The ways to services. Generations that define a service equally have one way to it
 * together, with its connections and with what is remembered of it; it is closed when
 * none of them is left. Safe for use by many threads.
 */
final class Ways {

	private final Map<Service, Counted> open = new HashMap<>();

	private final Function<Service, Way> making;

	/**
	 * None is open.
	 * @param making opens one
	 */
	Ways(Function<Service, Way> making) {
		this.making = making;
	}

	/**
	 * Takes the way to a service.
	 * @param service the service, as it is defined
	 * @return the way; to be given to {@link #leave} once
	 */
	synchronized Way take(Service service) {
		Counted counted = this.open.get(service);
		Way way = (counted != null) ? counted.way : this.making.apply(service);
		this.open.put(service, new Counted(way, (counted != null) ? counted.users + 1 : 1));
		return way;
	}

	/**
	 * Does not need the way to a service any more.
	 * @param service as it was taken
	 */
	synchronized void leave(Service service) {
		this.open.computeIfPresent(service, (_, counted) -> {
			if (counted.users > 1) {
				return new Counted(counted.way, counted.users - 1);
			}
			counted.way.close();
			return null;
		});
	}

	/**
	 * A way in use.
	 *
	 * @param way the way
	 * @param users how many have taken it
	 */
	private record Counted(Way way, int users) {

	}

}
