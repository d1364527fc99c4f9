package io.sluice.access;

import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.Objects;

import com.nimbusds.jose.jwk.JWKSet;
import io.sluice.blueprint.KeySource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;

/** Fetches the keys that issuers publish. */
final class PublishedKeys {

	private static final Duration PATIENCE = Duration.ofSeconds(4);

	private final WebClient web;

	PublishedKeys(WebClient web) {
		this.web = web;
	}

	/**
	 * The keys at a URL.
	 * @param source where it is
	 * @return fetches them each time; an error if that fails, or takes too long
	 */
	Mono<JWKSet> at(KeySource.At source) {
		return keys(source.url()).timeout(PATIENCE);
	}

	/**
	 * The keys that an issuer leads to (OpenID Connect Discovery 1.0, 4).
	 * @param issuer its name, a URL
	 * @return as {@link #at}
	 */
	Mono<JWKSet> discovered(String issuer) {
		String address = issuer.replaceFirst("/+$", "") + "/.well-known/openid-configuration";
		return Mono.defer(() -> text(URI.create(address)))
			.map((text) -> jwksUri(issuer, JsonMapper.shared().readTree(text)))
			.flatMap(this::keys)
			.timeout(PATIENCE);
	}

	/**
	 * "The issuer value returned MUST be identical to the Issuer URL that was used as the
	 * prefix". Keys of an issuer that is asked over TLS are, too.
	 */
	private static URI jwksUri(String issuer, JsonNode configuration) {
		if (!configuration.path("issuer").asString("").equals(issuer)) {
			throw new IllegalStateException("the configuration is another issuer's");
		}
		URI uri = URI.create(configuration.path("jwks_uri").asString(""));
		String scheme = Objects.toString(uri.getScheme(), "");
		if (!scheme.equals("https") && !(scheme.equals("http") && issuer.startsWith("http:"))) {
			throw new IllegalStateException("the configuration has no fit jwks_uri");
		}
		return uri;
	}

	private Mono<JWKSet> keys(URI url) {
		return text(url).handle((text, sink) -> {
			try {
				sink.next(JWKSet.parse(text));
			}
			catch (ParseException ex) {
				sink.error(new IllegalStateException("no JSON Web Key Set", ex));
			}
		});
	}

	private Mono<String> text(URI url) {
		return this.web.get()
			.uri(url)
			.accept(MediaType.APPLICATION_JSON, MediaType.valueOf("application/jwk-set+json"))
			.retrieve()
			.bodyToMono(String.class)
			.switchIfEmpty(Mono.error(() -> new IllegalStateException("an empty answer")));
	}

}
