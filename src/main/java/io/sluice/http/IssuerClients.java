package io.sluice.http;

import java.time.Duration;
import java.util.function.Function;

import io.sluice.blueprint.Issuer;
import io.sluice.downstream.UnusableBundleException;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.http.client.reactive.ReactorClientHttpConnectorBuilder;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The ways to issuers: a few connections to each, on the event loops of the server. Who
 * asks may wait for one of them, but not for long, and not everybody: nobody who makes
 * tokens up can ask an issuer more at a time.
 *
 * @param resources where the event loops are
 * @param bundles where SSL bundles are found
 */
record IssuerClients(ReactorResourceFactory resources, SslBundles bundles) implements Function<Issuer, WebClient> {

	private static final int CONNECTIONS = 16;

	private static final int WAITING = 1_000;

	private static final Duration PATIENCE = Duration.ofSeconds(2);

	private static final HttpClientSettings DIRECT = HttpClientSettings.defaults()
		.withRedirects(HttpRedirects.DONT_FOLLOW);

	/**
	 * Makes the way to an issuer.
	 * @throws UnusableBundleException if the bundle that the issuer names cannot be used
	 */
	@Override
	public WebClient apply(Issuer issuer) {
		ConnectionProvider pool = ConnectionProvider.builder(issuer.name())
			.maxConnections(CONNECTIONS)
			.pendingAcquireMaxCount(WAITING)
			.pendingAcquireTimeout(PATIENCE)
			.build();
		ReactorClientHttpConnectorBuilder connector = ClientHttpConnectorBuilder.reactor()
			.withHttpClientFactory(() -> HttpClient.create(pool).runOn(this.resources.getLoopResources()));
		return WebClient.builder()
			.clientConnector(issuer.sslBundle()
				.map((bundle) -> secured(issuer.name(), bundle, connector))
				.orElseGet(() -> connector.build(DIRECT)))
			.build();
	}

	private ClientHttpConnector secured(String issuer, String bundle, ReactorClientHttpConnectorBuilder connector) {
		try {
			return connector.build(DIRECT.withSslBundle(this.bundles.getBundle(bundle)));
		}
		catch (RuntimeException ex) {
			throw UnusableBundleException.ofIssuer(issuer, bundle, ex);
		}
	}

}
