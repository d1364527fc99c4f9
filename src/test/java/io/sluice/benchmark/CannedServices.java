package io.sluice.benchmark;

import java.time.Duration;
import java.util.Map;

import io.sluice.blueprint.GrpcCall;
import io.sluice.blueprint.RestCall;
import io.sluice.blueprint.Service;
import io.sluice.blueprint.ServiceCall;
import io.sluice.blueprint.Values;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Downstream;
import io.sluice.downstream.Freshness;
import io.sluice.downstream.Rendered;
import io.sluice.downstream.Request;
import reactor.core.publisher.Mono;

/**
 * Services that answer at once, with bytes by path template.
 *
 * @param bodies the answers by the path of the call
 */
record CannedServices(Map<String, byte[]> bodies) implements Downstream {

	@Override
	public Rendered render(ServiceCall call, Values values) {
		return switch (call) {
			case RestCall rest -> new Rendered.Ready(new CannedRequest(rest));
			case GrpcCall grpc -> throw new IllegalArgumentException("no REST: " + grpc);
		};
	}

	@Override
	public Mono<Answer> exchange(Request request, Duration time) {
		return Mono.just(new Answer.Payload(this.bodies.get(((CannedRequest) request).path()), Freshness.NONE));
	}

	private record CannedRequest(RestCall call) implements Request {

		@Override
		public Service service() {
			return this.call.service();
		}

		@Override
		public Duration timeout() {
			return this.call.timeout();
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

		String path() {
			return String.valueOf(this.call.path().evaluate((_) -> "{}"));
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof CannedRequest that && this.call == that.call;
		}

		@Override
		public int hashCode() {
			return System.identityHashCode(this.call);
		}

	}

}
