package io.sluice.downstream.rest;

import io.netty.channel.ChannelOption;
import io.sluice.blueprint.RestService;
import io.sluice.downstream.UnusableBundleException;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Makes the clients of services.
 *
 * @param clients the builder that each client is made with
 * @param bundles where SSL bundles are found
 * @param loops the event loops that all calls run on
 */
public record HttpClients(WebClient.Builder clients, SslBundles bundles, LoopResources loops) {

	/**
	 * The client of a service. Nothing is connected before the first call.
	 * @param service the service
	 * @param pool its connections
	 * @return a client
	 * @throws UnusableBundleException if the bundle that the service names cannot be used
	 */
	WebClient client(RestService service, ConnectionProvider pool) {
		HttpClient client = HttpClient.create(pool)
			.runOn(this.loops)
			.keepAlive(true)
			.compress(true)
			.followRedirect(false)
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(service.connectTimeout().toMillis()));
		return this.clients.clone().clientConnector(connector(service, client)).build();
	}

	private ClientHttpConnector connector(RestService service, HttpClient client) {
		return service.sslBundle()
			.map((bundle) -> secured(service.name(), bundle, client))
			.orElseGet(() -> new ReactorClientHttpConnector(client));
	}

	private ClientHttpConnector secured(String service, String bundle, HttpClient client) {
		try {
			return ClientHttpConnectorBuilder.reactor()
				.withHttpClientFactory(() -> client)
				.build(HttpClientSettings.ofSslBundle(this.bundles.getBundle(bundle))
					.withRedirects(HttpRedirects.DONT_FOLLOW));
		}
		catch (RuntimeException ex) {
			throw UnusableBundleException.ofService(service, bundle, ex);
		}
	}

}
