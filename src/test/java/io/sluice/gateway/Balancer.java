package io.sluice.gateway;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asks one gateway after the other; where nobody listens, the next one, as the simplest
 * balancers do. Nothing is asked twice.
 */
final class Balancer {

	private final AtomicInteger turn = new AtomicInteger();

	private final Queue<Broken> broken = new ConcurrentLinkedQueue<>();

	private final List<? extends Reachable> gateways;

	Balancer(List<? extends Reachable> gateways) {
		this.gateways = gateways;
	}

	/**
	 * Sends a body to the endpoint of a gateway.
	 * @return the response; empty if the connection broke when it was sent
	 */
	Optional<HttpResponse<String>> post(String body, List<String> headers) {
		int first = this.turn.getAndIncrement();
		for (int times = 0; times < this.gateways.size(); times++) {
			Reachable gateway = this.gateways.get((first + times) % this.gateways.size());
			try {
				return Optional.of(gateway.post(body, headers));
			}
			catch (UncheckedIOException ex) {
				if (!(ex.getCause() instanceof ConnectException)) {
					this.broken.add(new Broken(gateway, ex.getCause().toString()));
					return Optional.empty();
				}
			}
		}
		throw new AssertionError("nobody listens");
	}

	/** What was sent and not answered. */
	List<Broken> broken() {
		return List.copyOf(this.broken);
	}

	/**
	 * A request without an answer.
	 *
	 * @param gateway who had it
	 * @param why what the client knows
	 */
	record Broken(Reachable gateway, String why) {
	}

}
