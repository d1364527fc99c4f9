package io.sluice.downstream.token;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import reactor.core.publisher.Mono;

import org.springframework.security.oauth2.client.endpoint.OAuth2ClientCredentialsGrantRequest;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveClientCredentialsTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The tokens of the gateway, one for each client registration that a service names: those
 * who name the same one share it.
 */
public final class ClientTokens implements Function<String, AccessToken> {

	private final Map<String, AccessToken> tokens = new ConcurrentHashMap<>();

	private final WebClientReactiveClientCredentialsTokenResponseClient client = new WebClientReactiveClientCredentialsTokenResponseClient();

	private final Function<String, Mono<ClientRegistration>> registrations;

	private final InstantSource clock;

	/**
	 * No token is fetched yet.
	 * @param registrations finds a registration by its name
	 * @param web the way to token endpoints
	 * @param clock says what time it is
	 */
	public ClientTokens(Function<String, Mono<ClientRegistration>> registrations, WebClient web, InstantSource clock) {
		this.registrations = registrations;
		this.clock = clock;
		this.client.setWebClient(web);
	}

	/** The token for a registration. */
	@Override
	public AccessToken apply(String registration) {
		return this.tokens.computeIfAbsent(registration, (name) -> new AccessToken(name, fetch(name), this.clock));
	}

	private Mono<OAuth2AccessToken> fetch(String registration) {
		return Mono.defer(() -> this.registrations.apply(registration))
			.switchIfEmpty(Mono.error(() -> new IllegalStateException("not registered")))
			.map(OAuth2ClientCredentialsGrantRequest::new)
			.flatMap(this.client::getTokenResponse)
			.map(OAuth2AccessTokenResponse::getAccessToken);
	}

}
