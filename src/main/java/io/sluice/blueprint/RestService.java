package io.sluice.blueprint;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A service over HTTP.
 *
 * @param name the name that directives use
 * @param baseUrl what all paths are below: http or https, a host, no query or fragment,
 * no slash at its end
 * @param sslBundle the name of Spring Boot's SSL bundle for TLS; the platform's trusted
 * certificates if empty
 * @param naming how its JSON names what the schema names
 * @param timeout the longest time that a call may take, unless the call says less or more
 * @param connectTimeout the longest time that opening a connection may take
 * @param maxResponseSize the most bytes of a response body, after decompression
 * @param concurrency the most connections at the same time, and the most calls of one
 * operation
 * @param headers headers of every call
 * @param deadlineHeader the name of a header of every call that says how long the gateway
 * waits; none if empty
 * @param clientRegistration the name of Spring Boot's registration of an OAuth2 client,
 * as which the gateway gets a token for all calls; none if empty
 * @param sharing how far its answers may be shared
 * @param resilience what keeps its failures small
 */
public record RestService(String name, URI baseUrl, Optional<String> sslBundle, Naming naming, Duration timeout,
		Duration connectTimeout, long maxResponseSize, int concurrency, List<NamedTemplate> headers,
		Optional<String> deadlineHeader, Optional<String> clientRegistration, Sharing sharing,
		Resilience resilience) implements Service {

	public RestService {
		headers = List.copyOf(headers);
	}

}
