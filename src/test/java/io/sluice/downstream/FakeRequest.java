package io.sluice.downstream;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Naming;
import io.sluice.blueprint.Resilience;
import io.sluice.blueprint.RestCall;
import io.sluice.blueprint.RestService;
import io.sluice.blueprint.ServiceCall;
import io.sluice.blueprint.Sharing;
import io.sluice.blueprint.Template;

/**
 * A request of no protocol.
 *
 * @param name what tells it from others
 * @param isSafe whether asking changes nothing
 * @param sharing how far its answer may be shared
 */
public record FakeRequest(String name, boolean isSafe, Sharing sharing) implements Request {

	public FakeRequest(String name, boolean isSafe) {
		this(name, isSafe, Sharing.IDENTITY);
	}

	@Override
	public ServiceCall call() {
		return new RestCall(service(), isSafe() ? RestCall.Method.GET : RestCall.Method.POST,
				new Template.Constant("/things"), List.of(), RestCall.ListStyle.REPEAT, List.of(), Optional.empty(),
				timeout(), JsonPath.ROOT, Optional.empty(), Set.of());
	}

	@Override
	public RestService service() {
		return new RestService("things", URI.create("http://things"), Optional.empty(), Naming.SAME,
				Duration.ofSeconds(10), Duration.ofSeconds(5), 1_000, 4, List.of(), Optional.empty(), Optional.empty(),
				this.sharing, Resilience.NONE);
	}

	@Override
	public Duration timeout() {
		return Duration.ofSeconds(10);
	}

	@Override
	public boolean isRepeatable() {
		return this.isSafe;
	}

	@Override
	public Request unless(Freshness.Validator validator) {
		return this;
	}

}
