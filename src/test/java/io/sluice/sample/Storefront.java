package io.sluice.sample;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.sluice.SluiceApplication;
import io.sluice.sample.wire.JsonClient;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sample services, their issuer, Redis and the gateway on the folders of this
 * repository, running, for tests.
 *
 * @param services the services
 * @param issuer who gives tokens
 * @param redis what instances share
 * @param gateway the gateway
 */
public record Storefront(SampleServices services, SampleIssuer issuer, Optional<SampleRedis> redis,
		ConfigurableApplicationContext gateway) implements AutoCloseable {

	/** When the services think it is. */
	public static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");

	/**
	 * Starts everything on free ports.
	 * @return the running storefront
	 */
	public static Storefront start() {
		return start(List.of());
	}

	/**
	 * Starts everything on free ports.
	 * @param settings what differs from the folders of this repository
	 * @return the running storefront
	 */
	public static Storefront start(List<String> settings) {
		SampleServices services = SampleServices.start(SamplePorts.any(), InstantSource.fixed(NOW));
		SampleIssuer issuer = SampleIssuer.start(0);
		Optional<SampleRedis> redis = SampleRedis.start(0);
		List<String> arguments = new ArrayList<>(services.arguments());
		arguments.addAll(issuer.arguments());
		arguments.addAll(SampleMenu.arguments(issuer));
		redis.ifPresent((server) -> arguments.addAll(server.arguments()));
		arguments.addAll(List.of("--server.port=0", "--management.server.port=0", "--server.address=127.0.0.1",
				"--spring.main.banner-mode=off"));
		arguments.addAll(settings);
		return new Storefront(services, issuer, redis,
				SpringApplication.from(SluiceApplication::main)
					.with(SampleMenu.class)
					.run(arguments.toArray(String[]::new))
					.getApplicationContext());
	}

	/**
	 * Where the gateway listens.
	 * @return the base URL
	 */
	public URI url() {
		return URI.create("http://127.0.0.1:" + this.gateway.getEnvironment().getProperty("local.server.port"));
	}

	/**
	 * Asks the gateway.
	 * @param query a document with one operation
	 * @return the whole answer
	 */
	public JsonNode ask(String query) {
		return ask(query, Map.of(), Map.of());
	}

	/**
	 * Asks the gateway.
	 * @param query a document with one operation
	 * @param variables values of its variables
	 * @param headers headers of the request
	 * @return the whole answer
	 */
	public JsonNode ask(String query, Map<String, Object> variables, Map<String, String> headers) {
		JsonNode answer = new JsonClient(url())
			.post("/graphql", Map.of("query", query, "variables", variables), headers, HttpStatus.OK)
			.getResponseBody();
		return Objects.requireNonNull(answer);
	}

	/**
	 * Asks the gateway.
	 * @param caller who asks
	 * @param query a document with one operation
	 * @return the whole answer
	 */
	public JsonNode ask(SampleCaller caller, String query) {
		return ask(query, Map.of(), (caller == SampleCaller.VISITOR) ? Map.of() : as(caller.subject(), caller.scope()));
	}

	/**
	 * Speaks for somebody.
	 * @param subject whom the token speaks of
	 * @param scope what it grants
	 * @return a header with a token
	 */
	public Map<String, String> as(String subject, String scope) {
		return Map.of("Authorization", "Bearer " + this.issuer.token(subject, scope));
	}

	/**
	 * Asks the gateway for something without errors.
	 * @param query a document with one operation
	 * @return the data of the answer
	 */
	public JsonNode data(String query) {
		return data(query, Map.of());
	}

	/**
	 * Asks the gateway for something without errors.
	 * @param query a document with one operation
	 * @param variables values of its variables
	 * @return the data of the answer
	 */
	public JsonNode data(String query, Map<String, Object> variables) {
		return data(query, variables, Map.of());
	}

	/**
	 * Asks the gateway for something without errors.
	 * @param query a document with one operation
	 * @param variables values of its variables
	 * @param headers headers of the request
	 * @return the data of the answer
	 */
	public JsonNode data(String query, Map<String, Object> variables, Map<String, String> headers) {
		JsonNode answer = ask(query, variables, headers);
		assertThat(answer.propertyNames()).as(answer.toPrettyString()).containsExactly("data");
		return answer.at("/data");
	}

	@Override
	public void close() {
		this.gateway.close();
		this.issuer.close();
		this.redis.ifPresent(SampleRedis::close);
		this.services.close();
	}

}
