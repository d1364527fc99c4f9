package io.sluice.downstream;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.sluice.blueprint.Binding;
import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.GrpcCall;
import io.sluice.blueprint.GrpcService;
import io.sluice.blueprint.RestCall;
import io.sluice.blueprint.RestService;
import io.sluice.blueprint.Service;
import io.sluice.blueprint.ServiceCall;
import io.sluice.blueprint.Values;
import io.sluice.downstream.grpc.GrpcRequest;
import io.sluice.downstream.grpc.GrpcServices;
import io.sluice.downstream.rest.HttpClients;
import io.sluice.downstream.rest.RestRequest;
import io.sluice.downstream.rest.RestServices;
import io.sluice.downstream.token.ClientTokens;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.LoopResources;

import org.springframework.boot.ssl.SslBundles;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.web.reactive.function.client.WebClient;

/** Gives each call to those who speak its service's protocol. */
final class ConnectedServices implements Downstream {

	private final RestServices rest;

	private final GrpcServices grpc;

	/**
	 * Connects the services of a blueprint.
	 * @param blueprint names services and calls
	 * @param clients the builder that clients are made with
	 * @param bundles where the SSL bundles of services are found
	 * @param loops the event loops that all calls run on
	 * @param registrations finds the clients of OAuth2 that services are called as
	 */
	ConnectedServices(Blueprint blueprint, WebClient.Builder clients, SslBundles bundles, LoopResources loops,
			Function<String, Mono<ClientRegistration>> registrations) {
		List<RestService> services = new ArrayList<>();
		List<GrpcService> grpcServices = new ArrayList<>();
		for (Service service : blueprint.services().values()) {
			switch (service) {
				case RestService restService -> services.add(restService);
				case GrpcService grpcService -> grpcServices.add(grpcService);
			}
		}
		List<RestCall> calls = new ArrayList<>();
		List<GrpcCall> grpcCalls = new ArrayList<>();
		for (Binding binding : blueprint.bindings().values()) {
			switch (binding) {
				case Binding.Call(var call, var _) -> add(call, calls, grpcCalls);
				case Binding.Lookup(var _, var type) -> add(type.call(), calls, grpcCalls);
				case Binding.Property _, Binding.Value _ -> {
				}
			}
		}
		ReactorClientHttpConnector connector = new ReactorClientHttpConnector(HttpClient.create().runOn(loops));
		ClientTokens tokens = new ClientTokens(registrations, clients.clone().clientConnector(connector).build(),
				InstantSource.system());
		this.rest = new RestServices(services, calls, new HttpClients(clients, bundles, loops), tokens,
				System::nanoTime);
		this.grpc = new GrpcServices(grpcServices, grpcCalls, bundles, loops, tokens);
	}

	private static void add(ServiceCall call, List<RestCall> calls, List<GrpcCall> grpcCalls) {
		switch (call) {
			case RestCall restCall -> calls.add(restCall);
			case GrpcCall grpcCall -> grpcCalls.add(grpcCall);
		}
	}

	@Override
	public Rendered render(ServiceCall call, Values values) {
		return switch (call) {
			case RestCall restCall -> this.rest.render(restCall, values);
			case GrpcCall grpcCall -> this.grpc.render(grpcCall, values);
		};
	}

	@Override
	public Mono<Answer> exchange(Request request, Duration time) {
		return switch (request) {
			case RestRequest restRequest -> this.rest.exchange(restRequest, time);
			case GrpcRequest grpcRequest -> this.grpc.exchange(grpcRequest, time);
			default -> throw new IllegalArgumentException("not rendered here: " + request);
		};
	}

	@Override
	public Flux<Answer> stream(Request request, Duration time) {
		return (request instanceof GrpcRequest grpcRequest) ? this.grpc.stream(grpcRequest, time)
				: Downstream.super.stream(request, time);
	}

	@Override
	public void close() {
		this.grpc.close();
		this.rest.close();
	}

}
