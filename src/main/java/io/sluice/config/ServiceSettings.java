package io.sluice.config;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A service, {@code sluice.services.NAME}.
 *
 * @param rest how it is reached over HTTP
 * @param grpc how it is reached over gRPC
 * @param timeout the longest time that a call may take
 * @param connectTimeout the longest time that opening a connection may take
 * @param maxResponseSize the most bytes of a response body
 * @param concurrency the most connections at the same time
 * @param naming how its JSON names what the schema names
 * @param sslBundle the name of the SSL bundle that its connections use
 * @param auth how the gateway shows the service who calls
 * @param headers headers of every call
 * @param sharing how far its answers may be shared
 * @param maxCallsPerOperation the most calls that one operation may need
 * @param maxWaiting the most calls that wait for their turn
 * @param retry when a call that has failed is made again
 * @param circuitBreaker when calls are not made at all
 */
public record ServiceSettings(@Nullable RestSettings rest, @Nullable GrpcSettings grpc, @Nullable Setting timeout,
		@Nullable Setting connectTimeout, @Nullable Setting maxResponseSize, @Nullable Setting concurrency,
		@Nullable Setting naming, @Nullable Setting sslBundle, @Nullable AuthSettings auth,
		@Nullable List<HeaderSettings> headers, @Nullable Setting sharing, @Nullable Setting maxCallsPerOperation,
		@Nullable Setting maxWaiting, @Nullable RetrySettings retry, @Nullable BreakerSettings circuitBreaker) {

}
