package io.sluice.blueprint;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A service over gRPC.
 *
 * @param name the name that directives use
 * @param target where it is, as gRPC names it: {@code dns:///host:port}, or
 * {@code host:port}
 * @param plaintext whether nothing is encrypted
 * @param sslBundle the name of Spring Boot's SSL bundle for TLS; the platform's trusted
 * certificates if empty
 * @param naming how its messages name what the schema names
 * @param timeout the longest time that a call may take, unless the call says less or more
 * @param connectTimeout the longest time that opening a connection may take
 * @param maxResponseSize the most bytes of a message
 * @param concurrency the most calls at the same time
 * @param headers metadata of every call
 * @param clientRegistration the name of Spring Boot's registration of an OAuth2 client,
 * as which the gateway gets a token for all calls; none if empty
 * @param sharing how far its answers may be shared
 * @param resilience what keeps its failures small
 * @param safeMethods the methods that change nothing, though their proto file does not
 * say so: {@code package.Service/Method}
 */
public record GrpcService(String name, String target, boolean plaintext, Optional<String> sslBundle, Naming naming,
		Duration timeout, Duration connectTimeout, long maxResponseSize, int concurrency, List<NamedTemplate> headers,
		Optional<String> clientRegistration, Sharing sharing, Resilience resilience,
		Set<String> safeMethods) implements Service {

	public GrpcService {
		headers = List.copyOf(headers);
		safeMethods = Set.copyOf(safeMethods);
	}

}
