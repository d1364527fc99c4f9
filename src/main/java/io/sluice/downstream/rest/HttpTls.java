package io.sluice.downstream.rest;

import javax.net.ssl.SSLException;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.util.ReferenceCountUtil;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslManagerBundle;
import org.springframework.boot.ssl.SslOptions;

/** TLS over HTTP, as the clients of services and issuers do it. */
public final class HttpTls {

	private HttpTls() {
	}

	/**
	 * Does what a client does with a bundle before its first call; its ciphers and
	 * protocols would be looked at there and not before.
	 * @param bundle the bundle
	 * @throws SSLException if it cannot be used
	 * @throws RuntimeException if it cannot be used
	 */
	public static void open(SslBundle bundle) throws SSLException {
		SslManagerBundle managers = bundle.getManagers();
		SslOptions options = bundle.getOptions();
		SslContext context = SslContextBuilder.forClient()
			.keyManager(managers.getKeyManagerFactory())
			.trustManager(managers.getTrustManagerFactory())
			.ciphers(SslOptions.asSet(options.getCiphers()))
			.protocols(options.getEnabledProtocols())
			.build();
		try {
			ReferenceCountUtil.release(context.newEngine(ByteBufAllocator.DEFAULT));
		}
		finally {
			ReferenceCountUtil.release(context);
		}
	}

}
