package io.sluice.downstream;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.sluice.blueprint.Naming;
import io.sluice.blueprint.Resilience;
import io.sluice.blueprint.RestService;
import io.sluice.blueprint.Service;
import io.sluice.blueprint.Sharing;
import io.sluice.downstream.resilience.Channel;
import io.sluice.downstream.resilience.ServiceChannel;
import io.sluice.downstream.resilience.Surroundings;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Who defines a service equally shares the way to it, and the last one closes it. */
class WaysTests {

	private static final Service CATALOG = service("catalog", 1);

	private final List<Service> opened = new ArrayList<>();

	private final List<Service> closed = new ArrayList<>();

	private final Ways ways = new Ways(this::open);

	private Way open(Service service) {
		if (service.name().equals("unreachable")) {
			throw new IllegalStateException("no way");
		}
		this.opened.add(service);
		return new Way(
				new ServiceChannel(service, new Nobody(), new Surroundings(Schedulers.immediate(), () -> 0, () -> 0)),
				() -> this.closed.add(service));
	}

	private static Service service(String name, int seconds) {
		return new RestService(name, URI.create("http://" + name), Optional.empty(), Naming.SAME,
				Duration.ofSeconds(seconds), Duration.ofSeconds(1), 1_000, 4, List.of(), Optional.empty(),
				Optional.empty(), Sharing.IDENTITY, Resilience.NONE);
	}

	@Test
	void equalServicesHaveOneWay() {
		assertThat(this.ways.take(CATALOG)).isSameAs(this.ways.take(service("catalog", 1)));
		this.ways.leave(CATALOG);
		assertThat(this.closed).isEmpty();
		this.ways.leave(CATALOG);
		assertThat(this.closed).containsExactly(CATALOG);
		assertThat(this.opened).hasSize(1);
	}

	@Test
	void aServiceThatIsDefinedDifferentlyIsAnother() {
		assertThat(this.ways.take(CATALOG)).isNotSameAs(this.ways.take(service("catalog", 2)));
	}

	@Test
	void whatWasClosedIsOpenedAnew() {
		this.ways.take(CATALOG);
		this.ways.leave(CATALOG);
		this.ways.take(CATALOG);
		assertThat(this.opened).containsExactly(CATALOG, CATALOG);
	}

	@Test
	void whatCannotBeOpenedIsNotTaken() {
		Service unreachable = service("unreachable", 1);
		assertThatIllegalStateException().isThrownBy(() -> this.ways.take(unreachable));
		this.ways.leave(unreachable);
		assertThat(this.closed).isEmpty();
	}

	/** Is never called. */
	private static final class Nobody implements Channel {

		@Override
		public Mono<Answer> exchange(Request request, Duration time) {
			return Mono.never();
		}

		@Override
		public Flux<Answer> stream(Request request, Duration time) {
			return Flux.never();
		}

	}

}
