package io.sluice.http.seen;

import java.util.List;

import io.sluice.downstream.ServiceCondition;
import io.sluice.downstream.ServiceCondition.Circuit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

class ServicesHealthTests {

	@Test
	void isUpWhileAllAreCalled() {
		Health health = health(service("a", Circuit.CLOSED));
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("a", "called");
	}

	@Test
	void tellsWhichAreLeftAlone() {
		Health health = health(service("a", Circuit.CLOSED), service("b", Circuit.OPEN),
				service("c", Circuit.HALF_OPEN));
		assertThat(health.getStatus().getCode()).isEqualTo("DEGRADED");
		assertThat(health.getDetails()).containsEntry("a", "called")
			.containsEntry("b", "left alone")
			.containsEntry("c", "tried");
	}

	private static Health health(ServiceCondition... services) {
		return new ServicesHealth(() -> List.of(services)).health();
	}

	private static ServiceCondition service(String name, Circuit circuit) {
		return new ServiceCondition(name, circuit, 0, 0);
	}

}
