package io.sluice.downstream.grpc;

import javax.net.ssl.SSLException;

import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslManagerBundle;
import org.springframework.boot.ssl.SslOptions;

/** TLS over gRPC. */
public final class GrpcTls {

	private GrpcTls() {
	}

	/**
	 * What connections are secured with.
	 * @param bundle whom to trust, whom to be, and how
	 * @return the context
	 * @throws SSLException if the bundle cannot be used
	 * @throws RuntimeException if the bundle cannot be used
	 */
	public static SslContext context(SslBundle bundle) throws SSLException {
		checkProtocols(bundle);
		SslManagerBundle managers = bundle.getManagers();
		SslOptions options = bundle.getOptions();
		SslContextBuilder builder = GrpcSslContexts.forClient()
			.keyManager(managers.getKeyManagerFactory())
			.trustManager(managers.getTrustManagerFactory())
			.protocols(options.getEnabledProtocols());
		if (options.getCiphers() != null) {
			builder.ciphers(SslOptions.asSet(options.getCiphers()));
		}
		return builder.build();
	}

	/** By Java, which has the same names: OpenSSL looks at them too late. */
	private static void checkProtocols(SslBundle bundle) {
		String[] protocols = bundle.getOptions().getEnabledProtocols();
		if (protocols != null) {
			bundle.createSslContext().createSSLEngine().setEnabledProtocols(protocols);
		}
	}

}
