package io.sluice.downstream.grpc;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLException;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.ChannelOption;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.sluice.blueprint.GrpcService;
import io.sluice.downstream.UnusableBundleException;

import org.springframework.boot.ssl.SslBundles;

/**
 * Makes the connections to services. Nothing is connected before the first call.
 */
final class Connections {

	/** Servers of gRPC break off who asks more often, unless they were told otherwise. */
	private static final Duration KEEP_ALIVE = Duration.ofMinutes(5);

	private static final Duration KEEP_ALIVE_TIMEOUT = Duration.ofSeconds(20);

	private final SslBundles bundles;

	/**
	 * Makes connections.
	 * @param bundles where services' SSL bundles are found
	 */
	Connections(SslBundles bundles) {
		this.bundles = bundles;
	}

	/**
	 * The connections to a service: one to each of its addresses.
	 * @param service the service
	 * @return a channel, to be shut down
	 * @throws UnusableBundleException if there is no bundle of the name that the service
	 * gives, or if it cannot be used
	 */
	ManagedChannel to(GrpcService service) {
		NettyChannelBuilder builder = NettyChannelBuilder.forTarget(service.target())
			.defaultLoadBalancingPolicy("round_robin")
			.disableServiceConfigLookUp()
			.keepAliveTime(KEEP_ALIVE.toNanos(), TimeUnit.NANOSECONDS)
			.keepAliveTimeout(KEEP_ALIVE_TIMEOUT.toNanos(), TimeUnit.NANOSECONDS)
			.maxInboundMessageSize(Math.toIntExact(service.maxResponseSize()))
			.withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(service.connectTimeout().toMillis()));
		if (service.plaintext()) {
			return builder.usePlaintext().build();
		}
		service.sslBundle().map((bundle) -> context(service.name(), bundle)).ifPresent(builder::sslContext);
		return builder.build();
	}

	private SslContext context(String service, String name) {
		try {
			return GrpcTls.context(this.bundles.getBundle(name));
		}
		catch (SSLException | RuntimeException ex) {
			throw UnusableBundleException.ofService(service, name, ex);
		}
	}

}
