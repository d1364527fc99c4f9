package io.sluice.downstream.grpc;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

import io.grpc.Metadata;
import io.grpc.Status;
import io.sluice.downstream.Answer;
import io.sluice.downstream.token.AccessToken;
import io.sluice.downstream.token.Tokens;
import io.sluice.fault.Code;
import org.junit.jupiter.api.Test;

import org.springframework.boot.ssl.DefaultSslBundleRegistry;

import static org.assertj.core.api.Assertions.assertThat;

/** Calls with a token of the gateway's own. */
class GrpcTokenTests {

	private static final Metadata.Key<String> AUTHORIZATION = Metadata.Key.of("authorization",
			Metadata.ASCII_STRING_MARSHALLER);

	private static Wire wire(Calls call, Function<String, AccessToken> tokens) {
		return Wire.to(call.as("partner"), new DefaultSslBundleRegistry(), tokens);
	}

	private static List<String> seen(ThingsServer server) {
		return server.seen().stream().map((call) -> call.metadata().get(AUTHORIZATION)).toList();
	}

	/** A server that does not believe some tokens. */
	private static ThingsServer refusing(String... refused) {
		ThingsServer[] server = new ThingsServer[1];
		server[0] = ThingsServer.answering((request, observer) -> {
			if (List.of(refused).contains(seen(server[0]).getLast())) {
				observer.onError(Status.UNAUTHENTICATED.asRuntimeException());
				return;
			}
			observer.onNext(Things.thing("safe"));
			observer.onCompleted();
		});
		return server[0];
	}

	@Test
	void allCallsHaveTheSameToken() {
		try (ThingsServer server = refusing(); Wire wire = wire(Calls.to(server), Tokens.numbered())) {
			assertThat(wire.send()).isInstanceOf(Answer.Payload.class);
			assertThat(wire.send()).isInstanceOf(Answer.Payload.class);
			assertThat(seen(server)).containsExactly("Bearer token-1", "Bearer token-1");
		}
	}

	@Test
	void aTokenThatIsRefusedIsReplacedOnce() {
		try (ThingsServer server = refusing("Bearer token-1"); Wire wire = wire(Calls.to(server), Tokens.numbered())) {
			assertThat(wire.send()).isInstanceOf(Answer.Payload.class);
			assertThat(wire.send()).isInstanceOf(Answer.Payload.class);
			assertThat(seen(server)).containsExactly("Bearer token-1", "Bearer token-2", "Bearer token-2");
		}
	}

	@Test
	void aServiceThatRefusesAllTokensIsNotAskedForLong() {
		try (ThingsServer server = refusing("Bearer token-1", "Bearer token-2");
				Wire wire = wire(Calls.to(server), Tokens.numbered())) {
			for (int n = 0; n < 3; n++) {
				assertThat(wire.send()).isInstanceOfSatisfying(Answer.Rejected.class,
						(rejected) -> assertThat(rejected.fault().code()).isEqualTo(Code.DOWNSTREAM_ERROR));
			}
			assertThat(seen(server)).containsExactly("Bearer token-1", "Bearer token-2", "Bearer token-2",
					"Bearer token-2");
		}
	}

	@Test
	void streamsHaveTokensToo() {
		try (ThingsServer server = refusing("Bearer token-1");
				Wire wire = wire(Calls.to(server).watch(), Tokens.numbered())) {
			assertThat(wire.stream().collectList().block(Duration.ofSeconds(30))).singleElement()
				.isInstanceOf(Answer.Payload.class);
			assertThat(seen(server)).containsExactly("Bearer token-1", "Bearer token-2");
		}
	}

	@Test
	void withoutATokenTheServiceIsNotAsked() {
		try (ThingsServer server = refusing(); Wire wire = wire(Calls.to(server), Tokens.failing())) {
			assertThat(wire.send()).isInstanceOfSatisfying(Answer.Failed.class, (failed) -> {
				assertThat(failed.fault().code()).isEqualTo(Code.DOWNSTREAM_UNAVAILABLE);
				assertThat(failed.fault().message()).doesNotContain("s3cret");
				assertThat(failed.detail()).contains("partner", "s3cret");
			});
			assertThat(server.seen()).isEmpty();
		}
	}

}
