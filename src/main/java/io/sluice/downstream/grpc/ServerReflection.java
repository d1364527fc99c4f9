package io.sluice.downstream.grpc;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.grpc.ManagedChannel;
import io.sluice.blueprint.GrpcService;
import io.sluice.downstream.UnusableBundleException;
import io.sluice.proto.Offer;
import io.sluice.proto.Reflection;

import org.springframework.boot.ssl.SslBundles;

/** Asks services by gRPC's server reflection. */
public final class ServerReflection implements Reflection {

	private final Connections connections;

	/**
	 * Reflection over connections of its own, which are closed after use.
	 * @param bundles where services' SSL bundles are found
	 */
	public ServerReflection(SslBundles bundles) {
		this.connections = new Connections(bundles);
	}

	@Override
	public Map<String, Offer> ask(Collection<GrpcService> services) {
		Map<String, Future<Offer>> asked = new HashMap<>();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			services.forEach((service) -> asked.put(service.name(), threads.submit(() -> ask(service))));
		}
		Map<String, Offer> offers = new HashMap<>();
		asked.forEach((service, offer) -> offers.put(service, offer.resultNow()));
		return offers;
	}

	private Offer ask(GrpcService service) {
		try {
			ManagedChannel channel = this.connections.to(service);
			try {
				return new Inquiry(service, channel).ask();
			}
			finally {
				channel.shutdownNow();
			}
		}
		catch (UnusableBundleException ex) {
			return new Offer.Unknown("cannot be asked: " + ex.getMessage());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return new Offer.Unknown("was not asked to the end.");
		}
	}

}
