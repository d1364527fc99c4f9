package io.sluice.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.netty.channel.EventLoopGroup;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.resources.LoopResources;

import org.springframework.boot.reactor.netty.autoconfigure.ReactorNettyProperties;
import org.springframework.http.client.ReactorResourceFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** How the threads of the gateway end. */
class EventLoopConfigurationTests {

	private final ReactorNettyProperties properties = new ReactorNettyProperties();

	@Test
	void waitAsLongAsIsSaid() {
		this.properties.setShutdownQuietPeriod(Duration.ofMillis(1234));
		assertThat(quietPeriods()).containsExactly(Duration.ofMillis(1234));
	}

	@Test
	void waitAsLongAsSpringHasIt() {
		assertThat(quietPeriods()).containsExactly(Duration.ofSeconds(LoopResources.DEFAULT_SHUTDOWN_QUIET_PERIOD));
	}

	/** Those that the loops are asked to heed when they are no longer needed. */
	private List<Duration> quietPeriods() {
		Loops loops = new Loops();
		ReactorResourceFactory factory = new EventLoopConfiguration().reactorResourceFactory(this.properties);
		factory.setLoopResourcesSupplier(() -> loops);
		factory.start();
		factory.stop();
		assertThat(loops.quietPeriods).as("who has connections has not been destroyed yet").isEmpty();
		factory.destroy();
		return loops.quietPeriods;
	}

	/** None, but knows how long they would have waited. */
	private static final class Loops implements LoopResources {

		private final List<Duration> quietPeriods = new ArrayList<>();

		@Override
		public EventLoopGroup onServer(boolean useNative) {
			throw new UnsupportedOperationException();
		}

		@Override
		public Mono<Void> disposeLater(Duration quietPeriod, Duration timeout) {
			this.quietPeriods.add(quietPeriod);
			return Mono.empty();
		}

	}

}
