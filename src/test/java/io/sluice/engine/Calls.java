package io.sluice.engine;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.sluice.blueprint.Batch;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Naming;
import io.sluice.blueprint.Resilience;
import io.sluice.blueprint.RestCall;
import io.sluice.blueprint.RestService;
import io.sluice.blueprint.Service;
import io.sluice.blueprint.ServiceCall;
import io.sluice.blueprint.Sharing;
import io.sluice.blueprint.Template;
import io.sluice.downstream.Freshness;
import io.sluice.downstream.Request;

/** Calls for tests of what becomes of their answers. */
final class Calls {

	static final int CONCURRENCY = 8;

	private static final RestService SERVICE = service("shop");

	private static final RestService ANOTHER = service("stock");

	private Calls() {
	}

	private static RestService service(String name) {
		return new RestService(name, URI.create("http://shop"), Optional.empty(), Naming.SAME, Duration.ofSeconds(1),
				Duration.ofSeconds(1), 1_000_000, CONCURRENCY, List.of(), Optional.empty(), Optional.empty(),
				Sharing.IDENTITY, Resilience.NONE);
	}

	/** A request that is equal to no other. */
	static Request request() {
		return to(SERVICE);
	}

	static Request requestToAnother() {
		return to(ANOTHER);
	}

	private static Request to(RestService service) {
		return new Request() {

			@Override
			public ServiceCall call() {
				return calling(service, JsonPath.ROOT);
			}

			@Override
			public Service service() {
				return service;
			}

			@Override
			public Duration timeout() {
				return Duration.ofSeconds(1);
			}

			@Override
			public boolean isSafe() {
				return true;
			}

			@Override
			public boolean isRepeatable() {
				return true;
			}

			@Override
			public Request unless(Freshness.Validator validator) {
				return this;
			}

		};
	}

	static RestCall selecting(JsonPath select) {
		return calling(SERVICE, select);
	}

	private static RestCall calling(RestService service, JsonPath select) {
		return new RestCall(service, RestCall.Method.GET, new Template.Constant("/"), List.of(),
				RestCall.ListStyle.REPEAT, List.of(), Optional.empty(), Duration.ofSeconds(1), select,
				Optional.<Batch>empty(), Set.of("404"));
	}

}
