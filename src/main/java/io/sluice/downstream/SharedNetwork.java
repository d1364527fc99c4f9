package io.sluice.downstream;

import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.GrpcService;
import io.sluice.blueprint.RestService;
import io.sluice.blueprint.Service;
import io.sluice.downstream.grpc.GrpcConnection;
import io.sluice.downstream.resilience.Channel;
import io.sluice.downstream.resilience.ServiceChannel;
import io.sluice.downstream.resilience.Surroundings;
import io.sluice.downstream.rest.HttpClients;
import io.sluice.downstream.rest.RestConnection;
import io.sluice.downstream.token.ClientTokens;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.LoopResources;

import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.security.oauth2.client.registration.ClientRegistration;

/** Gives each service those who speak its protocol. */
final class SharedNetwork implements Network {

	private final Ways ways = new Ways(this::way);

	private final HttpClients clients;

	private final ClientTokens tokens;

	private final Scheduler timer;

	private final Surroundings surroundings;

	/**
	 * Leads nowhere yet.
	 * @param clients makes the clients of REST services
	 * @param registrations finds the clients of OAuth2 that services are called as
	 */
	SharedNetwork(HttpClients clients, Function<String, Mono<ClientRegistration>> registrations) {
		this.clients = clients;
		this.timer = Schedulers.fromExecutorService(clients.loops().onClient(LoopResources.DEFAULT_NATIVE));
		this.surroundings = new Surroundings(this.timer, System::nanoTime,
				() -> ThreadLocalRandom.current().nextDouble());
		ReactorClientHttpConnector connector = new ReactorClientHttpConnector(
				HttpClient.create().runOn(clients.loops()));
		this.tokens = new ClientTokens(registrations, clients.clients().clone().clientConnector(connector).build(),
				InstantSource.system());
	}

	@Override
	public Downstream to(Blueprint blueprint) {
		return new Coalescing(new ConnectedServices(blueprint, this.ways), this.timer);
	}

	private Way way(Service service) {
		return switch (service) {
			case RestService restService -> {
				RestConnection connection = new RestConnection(restService, this.clients, this.tokens,
						System::nanoTime);
				yield way(service, new RestTransport(connection), connection::close);
			}
			case GrpcService grpcService -> {
				GrpcConnection connection = new GrpcConnection(grpcService, this.clients.bundles(),
						this.clients.loops(), this.tokens);
				yield way(service, new GrpcTransport(connection), connection::close);
			}
		};
	}

	private Way way(Service service, Channel transport, Runnable closing) {
		return new Way(new ServiceChannel(service, transport, this.surroundings), closing);
	}

}
