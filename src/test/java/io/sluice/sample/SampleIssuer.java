package io.sluice.sample;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.sluice.sample.wire.SampleHost;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import okhttp3.HttpUrl;

/**
 * Who gives tokens to the callers of the storefront: an OAuth2 server on this machine.
 */
public final class SampleIssuer implements AutoCloseable {

	/** Long enough for a day of trying things out. */
	private static final Duration LIFETIME = Duration.ofHours(12);

	private final MockOAuth2Server server;

	private final HttpUrl name;

	private SampleIssuer(MockOAuth2Server server) {
		this.server = server;
		this.name = server.issuerUrl("storefront").newBuilder().host(SampleHost.name()).build();
	}

	/**
	 * Starts the issuer.
	 * @param port the port to listen at; 0 for any free one
	 * @return the running issuer
	 * @throws PortTakenException if something else listens there
	 */
	public static SampleIssuer start(int port) {
		MockOAuth2Server server = new MockOAuth2Server();
		try {
			server.start(InetAddress.getByName(SampleHost.address(port).getHostString()), port);
		}
		catch (IOException | RuntimeException ex) {
			throw new PortTakenException("issuer", port, ex);
		}
		return new SampleIssuer(server);
	}

	/**
	 * Its name, which is also where its keys are found.
	 * @return what its tokens have as {@code iss}
	 */
	public URI url() {
		return this.name.uri();
	}

	/**
	 * Tells a gateway's configuration where it is.
	 * @return arguments like {@code --ISSUER_URL=http://127.0.0.1:18087/storefront}
	 */
	public List<String> arguments() {
		return List.of("--ISSUER_URL=" + url());
	}

	/**
	 * A token that holds for twelve hours.
	 * @param subject whom it speaks of
	 * @param scope what it grants: scopes with blanks between them, or nothing
	 * @return the token
	 */
	public String token(String subject, String scope) {
		Map<String, Object> claims = Map.of("sub", subject, "client_id", client(subject), "aud", List.of("storefront"),
				"scope", scope);
		return this.server.anyToken(this.name, claims, LIFETIME).serialize();
	}

	/**
	 * Customers use the app of the storefront; whoever is no customer is an app itself.
	 */
	private static String client(String subject) {
		return subject.startsWith("cus_") ? "storefront-app" : subject;
	}

	@Override
	public void close() {
		this.server.shutdown();
	}

}
