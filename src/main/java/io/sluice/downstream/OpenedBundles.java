package io.sluice.downstream;

import java.util.Optional;

import javax.net.ssl.SSLException;

import io.sluice.blueprint.Bundles;
import io.sluice.downstream.grpc.GrpcTls;
import io.sluice.downstream.rest.HttpTls;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/**
 * Opens bundles as the connections to services do.
 *
 * @param bundles where they are found
 */
record OpenedBundles(SslBundles bundles) implements Bundles {

	@Override
	public Optional<String> flawOverHttp(String name) {
		return flaw(name, HttpTls::open);
	}

	@Override
	public Optional<String> flawOverGrpc(String name) {
		return flaw(name, GrpcTls::context);
	}

	private Optional<String> flaw(String name, Opening opening) {
		try {
			opening.open(this.bundles.getBundle(name));
			return Optional.empty();
		}
		catch (SSLException | RuntimeException ex) {
			return Optional.of(String.valueOf(ex.getMessage()));
		}
	}

	/** What somebody does with a bundle before anything can be sent. */
	@FunctionalInterface
	private interface Opening {

		void open(SslBundle bundle) throws SSLException;

	}

}
