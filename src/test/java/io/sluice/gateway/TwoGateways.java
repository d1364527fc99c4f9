package io.sluice.gateway;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.sluice.cache.RedisProcess;

/** Two equal gateways that share a Redis, with services and an issuer of their own. */
final class TwoGateways implements AutoCloseable {

	private final RedisProcess redis = RedisProcess.started();

	private final Services services = new Services();

	private final FakeIssuer issuer = new FakeIssuer();

	private List<Gateway> gateways = List.of();

	/**
	 * Starts them; they connect to Redis by themselves, soon.
	 * @param folder an empty folder, which both run on
	 * @param what fills it, besides with a service {@code s} and the issuer
	 */
	void start(Path folder, UnaryOperator<Gateway.Setup> what) {
		Gateway.Setup setup = what.apply(Gateway.in(folder)
			.services(Map.of("s", this.services.url("s")))
			.file("gateway-config/security.yaml",
					this.issuer.settings() + "sluice.security.operator-scope: sluice:operate\n")
			.sharing(this.redis));
		this.gateways = List.of(setup.start(), setup.start());
	}

	Gateway one() {
		return this.gateways.getFirst();
	}

	Gateway other() {
		return this.gateways.getLast();
	}

	RedisProcess redis() {
		return this.redis;
	}

	Services services() {
		return this.services;
	}

	/**
	 * A caller.
	 * @param subject who it is
	 * @return the headers of its requests
	 */
	List<String> caller(String subject) {
		return List.of("Authorization", "Bearer " + this.issuer.token(this.issuer.claims().subject(subject).build()));
	}

	/** Somebody who may purge, as {@link #caller}. */
	List<String> operator() {
		return List.of("Authorization",
				"Bearer " + this.issuer.token(this.issuer.claims().claim("scope", "sluice:operate").build()));
	}

	@Override
	public void close() {
		this.gateways.forEach(Gateway::close);
		this.services.close();
		this.issuer.close();
		this.redis.close();
	}

}
